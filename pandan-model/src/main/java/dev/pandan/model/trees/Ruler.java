package dev.pandan.model.trees;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Whole numbers, called levels, in place of what trees compare: the level of a value is at most that of a threshold exactly where the value is at most the threshold, or is NaN and goes
 * left. Of one column, and of the nodes that send NaN one way.
 */
sealed interface Ruler {
    /** NaN that goes left, and NaN that goes right. */
    int LEAST = Integer.MIN_VALUE;

    int MOST = Integer.MAX_VALUE;

    /** Level of a threshold; above {@code LEAST}, below {@code MOST}. */
    int ofThreshold(double threshold);

    private static int ofNaN(boolean missingLeft) {
        return missingLeft ? LEAST : MOST;
    }

    /** How many thresholds are less than a value. */
    @SuppressWarnings("ArrayRecordComponent") // owned by the record, never modified
    record Ranks(double[] thresholds, boolean missingLeft) implements Ruler {
        /** @param thresholds in any order */
        static Ranks of(double[] thresholds, boolean missingLeft) {
            return new Ranks(
                    Arrays.stream(thresholds)
                            .filter(threshold -> !Double.isNaN(threshold))
                            .sorted()
                            .distinct()
                            .toArray(),
                    missingLeft);
        }

        int of(double value) {
            return Double.isNaN(value) ? ofNaN(missingLeft) : rank(value);
        }

        @Override
        public int ofThreshold(double threshold) {
            return Double.isNaN(threshold) ? -1 : rank(threshold);
        }

        private int rank(double value) {
            int from = 0;
            int to = thresholds.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (thresholds[middle] < value) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }

    /**
     * Of a curve that never falls over finite numbers: a threshold is the last float32 that the curve does not take above it, a number is itself, and neither needs the curve any more. In the
     * order of float32; both zeros are 0.
     *
     * @param missing level of a number that is missing
     */
    record Floats(DoubleUnaryOperator curve, int missing) implements Ruler {
        private static final int FIRST = of(-Float.MAX_VALUE);
        private static final int LAST = of(Float.MAX_VALUE);

        /** Empty if the curve may fall, or takes NaN between two thresholds that no number lies between. */
        static Optional<Floats> of(Column.Numeric column, double[] thresholds, boolean missingLeft) {
            double ofNaN = column.curve().applyAsDouble(Double.NaN);
            if (!column.trend().rises()) {
                return Optional.empty();
            } else if (Double.isNaN(ofNaN)) {
                return Optional.of(new Floats(column.curve(), Ruler.ofNaN(missingLeft)));
            }
            Floats unset = new Floats(column.curve(), 0);
            int missing = LEAST;
            for (double threshold : thresholds) {
                if (!(ofNaN <= threshold)) {
                    missing = Math.max(missing, unset.ofThreshold(threshold) + 1);
                }
            }
            for (double threshold : thresholds) {
                if (ofNaN <= threshold && missing > unset.ofThreshold(threshold)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Floats(column.curve(), missing));
        }

        /** @param value finite */
        static int of(float value) {
            return ordered(Float.floatToRawIntBits(value + 0.0f));
        }

        private static int ordered(int bits) {
            return bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
        }

        private boolean isAtMost(int level, double threshold) {
            return curve.applyAsDouble(Float.intBitsToFloat(ordered(level))) <= threshold;
        }

        @Override
        public int ofThreshold(double threshold) {
            float near = (float) threshold;
            if (Float.isFinite(near) && Math.abs(near) < Float.MAX_VALUE) {
                for (int guess = of(near) - 1; guess <= of(near); guess++) {
                    if (isAtMost(guess, threshold) && !isAtMost(guess + 1, threshold)) {
                        return guess;
                    }
                }
            }
            return search(threshold);
        }

        private int search(double threshold) {
            long from = FIRST - 1L;
            long to = LAST;
            while (from < to) {
                long middle = (from + to + 1) >> 1;
                if (isAtMost((int) middle, threshold)) {
                    from = middle;
                } else {
                    to = middle - 1;
                }
            }
            return (int) from;
        }
    }
}
