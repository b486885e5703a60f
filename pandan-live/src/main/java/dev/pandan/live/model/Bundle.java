package dev.pandan.live.model;

import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;

/**
 * The bundle that decides.
 *
 * @param version from 1
 * @param fingerprint of the program that its model was trained with
 * @param output what its score is
 * @param scorer closed by whoever loaded the bundle, once nothing scores with it any more
 */
public record Bundle(int version, String fingerprint, OutputKind output, Scorer scorer) {
    /** Of two classes. */
    public Bundle(int version, String fingerprint, Scorer scorer) {
        this(version, fingerprint, OutputKind.BINARY, scorer);
    }
}
