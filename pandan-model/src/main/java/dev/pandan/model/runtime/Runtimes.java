package dev.pandan.model.runtime;

import java.util.Optional;
import java.util.ServiceLoader;

/** The runtimes that there are: those on the class path, and those that {@link PartLoader} brings. */
public final class Runtimes {
    private Runtimes() {}

    /** The runtime with this scorer; empty if nobody knows it, {@code WRONG_RUNTIME} if it cannot be had here. */
    public static Optional<ModelRuntime> find(String scorer) {
        Optional<ModelRuntime> there = in(Runtimes.class.getClassLoader(), scorer);
        return there.isPresent()
                ? there
                : OptionalPart.ofScorer(scorer).map(part -> in(PartLoader.of(part), scorer)
                        .orElseThrow(() -> part.missing(": its folder of jars holds another version of it")));
    }

    private static Optional<ModelRuntime> in(ClassLoader loader, String scorer) {
        return ServiceLoader.load(ModelRuntime.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(runtime -> runtime.scorer().equals(scorer))
                .findFirst();
    }
}
