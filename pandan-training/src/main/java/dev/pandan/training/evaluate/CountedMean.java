package dev.pandan.training.evaluate;

import java.util.List;

/**
 * The mean of one value per row.
 *
 * @param name of the figure
 */
@SuppressWarnings("ArrayRecordComponent")
record CountedMean(String name, double[] values) implements Counted {
    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public double[] figures(int[] counts) {
        double sum = 0;
        long rows = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * values[i];
            rows += counts[i];
        }
        return new double[] {sum / rows};
    }
}
