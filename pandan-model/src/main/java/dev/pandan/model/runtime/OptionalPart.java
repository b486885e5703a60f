package dev.pandan.model.runtime;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Arrays;
import java.util.Optional;

/** The modules with runtimes. Each is on the class path, or in a folder of jars that is fetched when it is needed first. */
public enum OptionalPart {
    TENSORFLOW("tensorflow", "tensorflow/1", "saved-model.zip"),
    PYTORCH("pytorch", "torchscript/1", "model.pt");

    private final String part;
    private final String scorer;
    private final String artifact;

    OptionalPart(String part, String scorer, String artifact) {
        this.part = part;
        this.scorer = scorer;
        this.artifact = artifact;
    }

    /** For example {@code tensorflow}: module {@code pandan-tensorflow}. */
    public String part() {
        return part;
    }

    /** Name and version of its scorer. */
    public String scorer() {
        return scorer;
    }

    /** Name of the model's file in a bundle. */
    public String artifact() {
        return artifact;
    }

    /** The one with this scorer. */
    static Optional<OptionalPart> ofScorer(String scorer) {
        return Arrays.stream(values())
                .filter(part -> part.scorer.equals(scorer))
                .findFirst();
    }

    PandanException missing(String how) {
        return PandanException.of(
                ErrorCode.WRONG_RUNTIME,
                "a model of the scorer '" + scorer + "' needs the module pandan-" + part + ", which is not there"
                        + how);
    }
}
