package dev.pandan.benchmarks.models;

import ai.onnxruntime.OnnxJavaType;
import dev.pandan.model.Domain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some numbers or categories of rows as arrays of primitives, in the order of the rows. */
final class BareValues {
    private final Domain domain;
    private final int[] positions;

    BareValues(Domain domain, int[] positions) {
        this.domain = domain;
        this.positions = positions.clone();
    }

    int width() {
        return positions.length;
    }

    Object of(OnnxJavaType type, List<@Nullable Object[]> rows) {
        float[] floats = new float[rows.size() * width()];
        long[] longs = new long[floats.length];
        String[] texts = new String[floats.length];
        int next = 0;
        for (@Nullable Object[] row : rows) {
            for (int position : positions) {
                Object value = row[position];
                floats[next] = value instanceof Float number ? number : Float.NaN;
                texts[next] = value instanceof String text ? text : "";
                List<String> known = domain.inputs().get(position).categories();
                int code = value instanceof String text ? known.indexOf(text) : -1;
                longs[next++] = code < 0 ? known.size() : code;
            }
        }
        return switch (type) {
            case FLOAT -> floats;
            case INT64 -> longs;
            default -> texts;
        };
    }
}
