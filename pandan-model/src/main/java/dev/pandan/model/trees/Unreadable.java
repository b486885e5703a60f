package dev.pandan.model.trees;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;

/** What makes a graph none that plain Java scores. */
final class Unreadable {
    private Unreadable() {}

    static PandanException because(String found) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "the ONNX model has " + found + " (expected: columns of single features, one ensemble of trees, and a"
                        + " score of its sum); ONNX Runtime scores it");
    }
}
