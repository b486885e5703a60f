package dev.pandan.training.evaluate;

import java.util.Arrays;

/** Points of a curve in the unit square, ordered along the curve. Arrays of one length. */
@SuppressWarnings("ArrayRecordComponent")
public record Curve(double[] x, double[] y) {

    /** False alarm rate against recall. */
    public static Curve roc(Predictions predictions) {
        Ranking ranking = Ranking.of(predictions);
        int points = ranking.groups() + 1;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = (double) ranking.negatives(i) / ranking.allNegatives();
            y[i] = (double) ranking.positives(i) / ranking.allPositives();
        }
        return new Curve(x, y);
    }

    /** Recall against precision; starts at the first alarm. */
    public static Curve precisionRecall(Predictions predictions) {
        Ranking ranking = Ranking.of(predictions);
        int points = ranking.groups();
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            long positives = ranking.positives(i + 1);
            x[i] = (double) positives / ranking.allPositives();
            y[i] = (double) positives / (positives + ranking.negatives(i + 1));
        }
        return new Curve(x, y);
    }

    /** At most about {@code points} of the points: the first, the last and those between in equal steps along x and y. */
    public Curve thinned(int points) {
        double step = 2.0 / points;
        int[] kept = new int[x.length];
        int size = 0;
        for (int i = 0; i < x.length; i++) {
            boolean end = i == 0 || i == x.length - 1;
            int last = size == 0 ? 0 : kept[size - 1];
            if (end || Math.abs(x[i] - x[last]) + Math.abs(y[i] - y[last]) >= step) {
                kept[size++] = i;
            }
        }
        int[] indexes = Arrays.copyOf(kept, size);
        return new Curve(
                Arrays.stream(indexes).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(indexes).mapToDouble(i -> y[i]).toArray());
    }
}
