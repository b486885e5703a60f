package dev.pandan.training.python;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a model says in this process what it said in Python, on every row.
 *
 * @param there who said it in Python
 * @param rows what the rows are called
 * @param place where they lie
 */
record SameScores(String there, String rows, String place) {
    /** Largest difference of two scores that is let pass: of those beyond 1, relative to the score. */
    static final double TOLERANCE = 1e-5;
    /** Share of rows that need not be compared. */
    private static final double MOST_TIES = 0.1;

    /**
     * Largest difference; {@code TRAINING_FAILED} if it is more than {@link #TOLERANCE} or a score is none of its kind.
     *
     * @param result of whose ties the scores are not compared
     */
    double check(Scorer scorer, OutputKind kind, List<@Nullable Object[]> examples, ScriptResult result) {
        double[][] expected = result.scores();
        if (examples.size() != expected.length) {
            throw refused(there + " handed back " + expected.length + " scores for " + examples.size() + " " + rows);
        }
        requireFewTies(result);
        double[] differences = IntStream.range(0, expected.length)
                .parallel()
                .mapToDouble(i ->
                        result.ties().contains(i) ? 0 : difference(scorer.verdict(examples.get(i)), kind, expected[i]))
                .toArray();
        int worst = IntStream.range(0, differences.length).reduce(0, (a, b) -> differences[b] > differences[a] ? b : a);
        long apart = IntStream.range(0, differences.length)
                .filter(i -> differences[i] > TOLERANCE)
                .count();
        if (apart > 0) {
            throw refused(String.format(
                    Locale.ROOT,
                    "the model file gives other scores here than in %s: %,d of %,d %s differ by more than"
                            + " %s, row %,d of %s the most, by %.3g",
                    there,
                    apart,
                    differences.length,
                    rows,
                    TOLERANCE,
                    worst,
                    place,
                    differences[worst]));
        }
        int outside = IntStream.range(0, expected.length)
                .filter(i -> !isGood(expected[i], kind))
                .findFirst()
                .orElse(-1);
        if (outside >= 0) {
            throw refused("the score of row " + outside + " of " + place + " is no "
                    + switch (kind) {
                        case BINARY, CLASS -> "probability (expected: 0 to 1)";
                        case DISTANCE -> "distance (expected: at least 0)";
                        case NUMBER, ANOMALY -> "number (expected: a finite one)";
                    });
        }
        return differences[worst];
    }

    private void requireFewTies(ScriptResult result) {
        int count = result.scores().length;
        if (result.ties().size() > count * MOST_TIES) {
            throw refused(String.format(
                    Locale.ROOT,
                    "of %,d of %,d %s several neighbours are equally near, and the score depends on which is taken"
                            + " (expected: of one in ten at most; features that differ more, or another number of"
                            + " neighbours)",
                    result.ties().size(),
                    count,
                    rows));
        }
    }

    private static boolean isGood(double[] scores, OutputKind kind) {
        return Arrays.stream(scores).allMatch(score -> !Double.isNaN(score) && kind.allows(score));
    }

    private static double difference(Verdict here, OutputKind kind, double[] there) {
        if (kind == OutputKind.DISTANCE) {
            int nearest = here.classes().likeliest();
            double smallest = Arrays.stream(there).min().orElse(Double.NaN);
            return nearest < 0 || here.classes().values().length != there.length
                    ? Double.POSITIVE_INFINITY
                    : Math.max(difference(here.score(), smallest), difference(there[nearest], smallest));
        }
        double[] values = here.classes().isEmpty()
                ? new double[] {here.score()}
                : here.classes().values();
        return values.length != there.length
                ? Double.POSITIVE_INFINITY
                : IntStream.range(0, values.length)
                        .mapToDouble(i -> difference(values[i], there[i]))
                        .max()
                        .orElse(0);
    }

    private static double difference(double here, double there) {
        double difference = Math.abs(here - there) / Math.max(1, Math.abs(there));
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    private static PandanException refused(String what) {
        return PandanException.of(ErrorCode.TRAINING_FAILED, what + "; the model is not stored");
    }
}
