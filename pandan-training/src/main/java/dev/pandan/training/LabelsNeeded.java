package dev.pandan.training;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Target;
import dev.pandan.training.fit.Statistics;

/** What labels there have to be before anything can be learnt from them, or measured. */
final class LabelsNeeded {
    private static final int MOST_CLASSES = 200;

    private LabelsNeeded() {}

    /** {@code TRAINING_FAILED} if they are not there. */
    static void check(Target target, Statistics training, TrainingRows rows) {
        if (rows.training() == 0 && rows.weightless() > 0) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "model.weights: all " + rows.weightless()
                            + " training rows weigh 0, so nothing is left to learn from (expected: some above 0)");
        }
        switch (target) {
            case BINARY -> {
                bothClasses("training", rows.trainingPositives(), rows.training());
                bothClasses("validation", rows.validationPositives(), rows.validation());
            }
            case NUMBER -> numbers(training, rows);
            case CLASS -> classes(training, rows);
            case CLUSTER, ANOMALY -> some(rows);
        }
    }

    private static void bothClasses(String part, long positives, long rows) {
        if (positives == 0 || positives == rows) {
            throw failed("the " + rows + " labelled " + part + " rows hold " + positives
                    + " positives (expected: positives and negatives)");
        }
    }

    private static void numbers(Statistics training, TrainingRows rows) {
        if (rows.training() == 0 || rows.validation() == 0) {
            throw failed("there are " + rows.training() + " labelled training rows and " + rows.validation()
                    + " to validate on (expected: some of both)");
        } else if (training.isConstant()) {
            throw failed("all " + rows.training() + " training rows have one and the same label (expected: numbers"
                    + " that differ)");
        }
    }

    private static void some(TrainingRows rows) {
        if (rows.training() == 0 || rows.validation() == 0) {
            throw failed("there are " + rows.training() + " training rows and " + rows.validation()
                    + " to validate on (expected: some of both)");
        }
    }

    private static void classes(Statistics training, TrainingRows rows) {
        int classes = training.classes().size();
        if (classes < 2 || classes > MOST_CLASSES) {
            throw failed("the " + rows.training() + " labelled training rows are of " + classes
                    + " classes (expected: 2 to " + MOST_CLASSES + ")");
        } else if (rows.validation() == 0) {
            throw failed("there are no labelled rows to validate on (expected: one at least)");
        }
    }

    private static PandanException failed(String what) {
        return PandanException.of(ErrorCode.TRAINING_FAILED, what + "; load more events, or look at the label");
    }
}
