package dev.pandan.model.trees;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Compares the scores of a forest with those of the runtime whose file it was read from, on rows that lie where trees branch. */
final class Twins {
    private static final int ROWS = 512;
    private static final long SEED = 20010314;
    /** Of a logistic function, in units of the last place. */
    private static final double LAST_PLACES = 4;
    /** Of a calibrated score: logarithms differ in their last bits too, and a steep calibration makes more of that. */
    private static final double CALIBRATED = 1e-9;

    private final TreeScorer ours;
    private final Scorer theirs;
    private final double[][] thresholds;
    private final SplittableRandom random = new SplittableRandom(SEED);

    Twins(TreeScorer ours, Scorer theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.thresholds = new double[ours.domain().inputs().size()][];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = ours.thresholds(i);
        }
    }

    boolean areSame() {
        for (int i = 0; i < ROWS; i++) {
            @Nullable Object[] row = row();
            double[] one = values(ours, row);
            double[] other = values(theirs, row);
            for (int j = 0; j < one.length; j++) {
                if (!areSame(one[j], other[j])) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean areSame(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other)
                || (ours.isCalibrated() && Math.abs(one - other) <= CALIBRATED)
                || (!ours.isSum() && Math.abs(one - other) <= LAST_PLACES * Math.ulp(other));
    }

    private static double[] values(Scorer scorer, @Nullable Object[] row) {
        Verdict verdict = scorer.verdict(row);
        return verdict.classes().isEmpty()
                ? new double[] {verdict.score()}
                : verdict.classes().values();
    }

    private @Nullable Object[] row() {
        List<Domain.Input> inputs = ours.domain().inputs();
        @Nullable Object[] row = new Object[thresholds.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(i, inputs.get(i));
        }
        return row;
    }

    private @Nullable Object value(int i, Domain.Input input) {
        if (random.nextInt(10) == 0) {
            return null;
        } else if (!input.number()) {
            List<String> known =
                    ours.known().getOrDefault(i, Set.of()).stream().sorted().toList();
            return known.isEmpty() || random.nextInt(10) == 0
                    ? "\ud83d\ude80"
                    : known.get(random.nextInt(known.size()));
        } else if (!input.takesVector()) {
            return number(thresholds[i]);
        }
        float[] vector = new float[input.size()];
        for (int j = 0; j < vector.length; j++) {
            vector[j] = number(thresholds[i]);
        }
        return vector;
    }

    /** At, just below, just above, or far from a threshold. */
    private float number(double[] some) {
        float at = some.length == 0 ? 0 : (float) some[random.nextInt(some.length)];
        return switch (random.nextInt(6)) {
            case 0 -> Math.nextUp(at);
            case 1 -> Math.nextDown(at);
            case 2 -> (float) (at + random.nextGaussian() * (1 + Math.abs(at)));
            case 3 -> Float.NaN;
            default -> at;
        };
    }
}
