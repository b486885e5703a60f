package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.LabelSpec;
import dev.pandan.spec.project.ModelSpec;

/** Whether a decision can be trained here at all, before any row is read. */
final class Trainable {
    private Trainable() {}

    static LabelSpec label(DecisionProgram decision) {
        return decision.spec().label().orElseThrow(() -> missing(decision, "label", "what is to be predicted"));
    }

    /** {@code PROJECT_INVALID} unless there is a label, or none is needed. */
    static void check(DecisionProgram decision) {
        if (decision.spec().target().needsLabel()) {
            label(decision);
        }
    }

    /** How long after its event a label may look; 0 without a label. */
    static long horizonMicros(DecisionProgram decision) {
        return decision.spec().label().map(LabelSpec::withinMicros).orElse(0L);
    }

    static ModelSpec model(DecisionProgram decision) {
        return decision.spec().model().orElseThrow(() -> missing(decision, "model", "how the score is made"));
    }

    private static PandanException missing(DecisionProgram decision, String field, String what) {
        return PandanException.of(
                ErrorCode.PROJECT_INVALID,
                "decisions: " + decision.name() + ": no '" + field + "' (expected: " + what
                        + "); a decision by rules alone needs no training");
    }
}
