package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.LabelSpec;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.fit.Parameters;
import java.util.Map;

/** Whether a decision can be trained here at all, before any row is read. */
final class Trainable {
    private Trainable() {}

    static LabelSpec label(DecisionProgram decision) {
        return decision.spec().label().orElseThrow(() -> missing(decision, "label", "what is to be predicted"));
    }

    static ModelSpec model(DecisionProgram decision) {
        ModelSpec model =
                decision.spec().model().orElseThrow(() -> missing(decision, "model", "how the score is made"));
        require(decision, "trainer", model.trainer(), "spark");
        require(decision, "algorithm", model.algorithm(), "logistic_regression");
        Map<String, Object> params = model.params();
        Parameters.logisticRegression(params);
        return model;
    }

    private static void require(DecisionProgram decision, String field, String found, String expected) {
        if (!found.equals(expected)) {
            throw PandanException.of(
                    ErrorCode.PROJECT_INVALID,
                    "decisions: " + decision.name() + ": model: " + field + ": '" + found + "' (expected: " + expected
                            + ")");
        }
    }

    private static PandanException missing(DecisionProgram decision, String field, String what) {
        return PandanException.of(
                ErrorCode.PROJECT_INVALID,
                "decisions: " + decision.name() + ": no '" + field + "' (expected: " + what
                        + "); a decision by rules alone needs no training");
    }
}
