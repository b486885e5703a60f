package dev.pandan.training.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/** Scores counted in equal parts of [0, 1]; 1 belongs to the last part. */
public final class Bins {
    private Bins() {}

    public static List<Bin> of(Predictions predictions, int count) {
        long[] positives = new long[count];
        long[] negatives = new long[count];
        double[] sums = new double[count];
        for (int i = 0; i < predictions.size(); i++) {
            double score = predictions.scores()[i];
            int bin = Math.min((int) (score * count), count - 1);
            sums[bin] += score;
            if (predictions.labels()[i]) {
                positives[bin]++;
            } else {
                negatives[bin]++;
            }
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new Bin(positives[i], negatives[i], sums[i] / (positives[i] + negatives[i])))
                .toList();
    }
}
