package dev.pandan.model.runtime;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import java.util.List;
import java.util.function.Function;

/** Scores models of one kind. Found by {@link java.util.ServiceLoader}. */
public interface ModelRuntime {

    /** The scorer that it opens, for example {@code tensorflow/1}. */
    String scorer();

    /**
     * Loads a model; {@code MISMATCH} if it cannot be loaded or does not take in the domain.
     *
     * @param classes or clusters that it tells apart, in the order of its values; empty unless it does
     * @param files of the bundle, by name
     */
    Scorer open(Domain domain, OutputKind output, List<String> classes, Function<String, byte[]> files);
}
