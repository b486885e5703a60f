package dev.pandan.training;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Durations;
import dev.pandan.training.history.ExampleSummary;
import dev.pandan.training.history.FeatureExample;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntToLongFunction;

/**
 * Mature rows split by time: training rows, a gap as long as the label's horizon (whose labels may lie among the validation rows), validation rows: the last fifth.
 *
 * @param fromMicros time of the first row
 * @param gapFromMicros training rows lie before
 * @param validationFromMicros validation rows lie here or later
 * @param untilMicros time of the last row
 * @param isLabelled whether only rows with a label count
 */
public record TimeSplit(
        long fromMicros, long gapFromMicros, long validationFromMicros, long untilMicros, boolean isLabelled)
        implements Serializable {
    private static final int PARTS = 5;

    static TimeSplit of(ExampleSummary summary, long horizonMicros, boolean isLabelled) {
        return of(summary.mature(), summary::matureTime, horizonMicros, isLabelled);
    }

    /**
     * @param rows how many are mature
     * @param time of a mature row, counted in the order of time from 0
     * @param isLabelled whether only rows with a label count
     */
    static TimeSplit of(int rows, IntToLongFunction time, long horizonMicros, boolean isLabelled) {
        if (rows < PARTS) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "there are " + rows + " events whose label's time has passed (expected: at least " + PARTS
                            + "); load more events, or more of the label's stream; of a table with 'capture', let"
                            + " 'pandan serve' read it first");
        }
        long validation = time.applyAsLong(rows - rows / PARTS);
        if (isLabelled && time.applyAsLong(0) >= validation - horizonMicros) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "nothing is left to learn from: the " + rows + " events whose label's time has passed begin at "
                            + instant(time.applyAsLong(0)) + ", their last fifth, which validates, at "
                            + instant(validation) + ", and the " + Durations.text(horizonMicros)
                            + " before that are the gap of the label's horizon (expected: a longer history, or a shorter 'within')");
        }
        return new TimeSplit(
                time.applyAsLong(0), validation - horizonMicros, validation, time.applyAsLong(rows - 1), isLabelled);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Whether it can be learnt from or measured on. */
    boolean counts(FeatureExample row) {
        return row.mature() && (!isLabelled || row.label() != null);
    }

    boolean trains(FeatureExample row) {
        return counts(row) && row.timeMicros() < gapFromMicros;
    }

    boolean validates(FeatureExample row) {
        return counts(row) && row.timeMicros() >= validationFromMicros;
    }
}
