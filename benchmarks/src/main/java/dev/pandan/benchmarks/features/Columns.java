package dev.pandan.benchmarks.features;

import dev.pandan.training.history.FeatureExample;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;

/** Features of many events, on their way out of a task. Not thread-safe. */
final class Columns implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int features;
    private int[] ids = new int[1024];
    private float[] values;
    private int size;

    private Columns(int features) {
        this.features = features;
        this.values = new float[ids.length * features];
    }

    static Columns of(int features, Iterator<FeatureExample> rows) {
        Columns columns = new Columns(features);
        rows.forEachRemaining(columns::add);
        return columns;
    }

    private void add(FeatureExample row) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            values = Arrays.copyOf(values, 2 * size * features);
        }
        ids[size] = Integer.parseInt(row.id());
        for (int i = 0; i < features; i++) {
            Object value = row.values()[i];
            values[size * features + i] = value == null ? Float.NaN : (Float) value;
        }
        size++;
    }

    void each(Side.FeatureSink sink) {
        double[] row = new double[features];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < features; j++) {
                row[j] = values[i * features + j];
            }
            sink.accept(ids[i], row);
        }
    }
}
