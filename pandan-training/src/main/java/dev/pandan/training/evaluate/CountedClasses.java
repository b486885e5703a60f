package dev.pandan.training.evaluate;

import java.util.List;

/**
 * Figures of predicted classes.
 *
 * @param real place of the class that each row is of
 * @param predicted place of the likeliest class; -1: none was said
 * @param losses of each row
 * @param classes how many there are
 */
@SuppressWarnings("ArrayRecordComponent")
record CountedClasses(int[] real, int[] predicted, double[] losses, int classes) implements Counted {
    private static final List<String> NAMES = List.of("accuracy", "log_loss", "macro_f1");

    /** @param names the model's classes and those that only rows have */
    static CountedClasses of(ClassPredictions predictions, List<String> names) {
        int rows = predictions.size();
        int[] real = new int[rows];
        int[] predicted = new int[rows];
        double[] losses = new double[rows];
        for (int i = 0; i < rows; i++) {
            real[i] = names.indexOf(predictions.labels().get(i));
            predicted[i] =
                    names.indexOf(String.valueOf(predictions.said().get(i).predicted()));
            losses[i] = ClassMetrics.logLoss(
                    predictions.said().subList(i, i + 1), predictions.labels().subList(i, i + 1));
        }
        return new CountedClasses(real, predicted, losses, names.size());
    }

    @Override
    public int rows() {
        return real.length;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public double[] figures(int[] counts) {
        long[] members = new long[classes]; // rows of the class and rows predicted as it: each counts once per side
        long[] right = new long[classes];
        double rows = 0;
        double loss = 0;
        long hits = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            rows += count;
            loss += count * losses[i];
            members[real[i]] += count;
            if (predicted[i] >= 0) {
                members[predicted[i]] += count;
            }
            if (predicted[i] == real[i]) {
                right[real[i]] += count;
                hits += count;
            }
        }
        return new double[] {hits / rows, loss / rows, macroF1(members, right)};
    }

    private static double macroF1(long[] members, long[] right) {
        double sum = 0;
        int present = 0;
        for (int i = 0; i < members.length; i++) {
            if (members[i] > 0) {
                sum += 2.0 * right[i] / members[i];
                present++;
            }
        }
        return sum / present;
    }
}
