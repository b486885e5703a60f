package dev.pandan.training.evaluate;

import java.util.Arrays;
import java.util.List;

/** Figures of probabilities. The rows are sorted once, so that each reckoning is a pass over them. */
@SuppressWarnings("ArrayRecordComponent")
record CountedBinary(int[] order, double[] scores, boolean[] labels, double[] losses, double[] squares)
        implements Counted {
    private static final List<String> NAMES = List.of("auc", "average_precision", "log_loss", "brier");

    static CountedBinary of(Predictions predictions) {
        int[] order = Ranking.order(predictions.scores());
        double[] scores = new double[order.length];
        boolean[] labels = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            scores[i] = predictions.scores()[order[i]];
            labels[i] = predictions.labels()[order[i]];
        }
        return new CountedBinary(
                order, scores, labels, each(scores, labels, Losses::log), each(scores, labels, Losses::square));
    }

    /** The figures that only ask for the order of the scores, which may be any numbers. */
    Counted ranking() {
        CountedBinary all = this;
        return new Counted() {
            @Override
            public int rows() {
                return all.rows();
            }

            @Override
            public List<String> names() {
                return NAMES.subList(0, 2);
            }

            @Override
            public double[] figures(int[] counts) {
                return Arrays.copyOf(all.figures(counts), 2);
            }
        };
    }

    private static double[] each(double[] scores, boolean[] labels, Losses.Loss loss) {
        double[] all = new double[scores.length];
        Arrays.setAll(all, i -> loss.of(scores[i], labels[i]));
        return all;
    }

    @Override
    public int rows() {
        return order.length;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public double[] figures(int[] counts) {
        Passed passed = new Passed();
        double loss = 0;
        double square = 0;
        for (int i = 0; i < order.length; i++) {
            int count = counts[order[i]];
            if (i > 0 && scores[i] != scores[i - 1]) {
                passed.endGroup();
            }
            if (count > 0) {
                passed.add(labels[i], count);
                loss += count * losses[i];
                square += count * squares[i];
            }
        }
        passed.endGroup();
        double rows = (double) passed.positives + passed.negatives;
        return new double[] {passed.area(), passed.averagePrecision(), loss / rows, square / rows};
    }

    /** What has been passed from the highest score down; rows of one score are passed together. */
    private static final class Passed {
        private long positives;
        private long negatives;
        private long groupPositives;
        private long groupNegatives;
        private double wins;
        private double precisions;

        void add(boolean label, int count) {
            if (label) {
                groupPositives += count;
            } else {
                groupNegatives += count;
            }
        }

        void endGroup() {
            wins += groupNegatives * (positives + groupPositives / 2.0);
            positives += groupPositives;
            negatives += groupNegatives;
            if (groupPositives > 0) {
                precisions += groupPositives * ((double) positives / (positives + negatives));
            }
            groupPositives = 0;
            groupNegatives = 0;
        }

        double area() {
            return wins / ((double) positives * negatives);
        }

        double averagePrecision() {
            return precisions / positives;
        }
    }
}
