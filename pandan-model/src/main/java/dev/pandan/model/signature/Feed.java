package dev.pandan.model.signature;

import dev.pandan.model.Domain;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One input of a model and the features that go into it, side by side. A missing or infinite number is NaN; a missing category is the text of {@link MissingCategory}, or, where the
 * model takes numbers of categories, the number after the last: that of a category which was not seen in training. Immutable.
 */
public final class Feed {
    private final ElementType type;
    private final int[] positions;
    private final int[] widths;
    private final String[] missing;
    private final CategoryCodes[] codes;
    private final int width;
    private final boolean flat;

    /**
     * @param type a type that takes all features
     * @param positions of the features in a row, at least one
     * @param flat whether the input has one dimension, {@code type[n]}
     */
    Feed(ElementType type, Domain domain, int[] positions, boolean flat) {
        List<Domain.Input> inputs =
                Arrays.stream(positions).mapToObj(domain.inputs()::get).toList();
        this.type = type;
        this.positions = positions.clone();
        this.widths = inputs.stream().mapToInt(Feed::width).toArray();
        this.missing = inputs.stream().map(MissingCategory::of).toArray(String[]::new);
        this.codes = inputs.stream()
                .map(input -> new CategoryCodes(input.categories()))
                .toArray(CategoryCodes[]::new);
        this.width = Arrays.stream(widths).sum();
        this.flat = flat;
    }

    /** Values per row. */
    static int width(Domain.Input input) {
        return Math.max(1, input.size());
    }

    public ElementType type() {
        return type;
    }

    /** Values per row. */
    public int width() {
        return width;
    }

    /** The features that go in, in their order. */
    public List<Part> parts() {
        return IntStream.range(0, positions.length)
                .mapToObj(i -> new Part(positions[i], widths[i], missing[i], codes[i].byName()))
                .toList();
    }

    /**
     * A feature that goes in.
     *
     * @param position in a row
     * @param width values
     * @param missing the text of a missing category
     * @param codes numbers of categories, from 0; that of any other is the next
     */
    public record Part(int position, int width, String missing, Map<String, Integer> codes) {}

    /** Sizes of the dimensions of a tensor of some rows. */
    public long[] shape(int rows) {
        return flat ? new long[] {rows} : new long[] {rows, width};
    }

    /** Texts that are known beforehand, of an input that takes one category; empty for any other. */
    public Set<String> texts() {
        if (type != ElementType.STRING || width != 1) {
            return Set.of();
        }
        Set<String> texts = new HashSet<>(codes[0].byName().keySet());
        texts.add(missing[0]);
        return texts;
    }

    /**
     * Puts one row.
     *
     * @param offset where the row begins
     */
    private void put(@Nullable Object[] features, float[] target, int offset) {
        int next = offset;
        for (int i = 0; i < positions.length; i++) {
            Object value = features[positions[i]];
            if (value instanceof Float number) {
                target[next++] = finite(number);
            } else if (value instanceof float[] vector) {
                for (float element : vector) {
                    target[next++] = finite(element);
                }
            } else {
                for (int j = 0; j < widths[i]; j++) {
                    target[next++] = Float.NaN;
                }
            }
        }
    }

    private static float finite(float value) {
        return Math.abs(value) <= Float.MAX_VALUE ? value : Float.NaN;
    }

    private int code(@Nullable Object[] features, int i) {
        return codes[i].of(features[positions[i]]);
    }

    /**
     * Puts one row.
     *
     * @param offset where the row begins
     */
    public void put(@Nullable Object[] features, String[] target, int offset) {
        for (int i = 0; i < width; i++) {
            target[offset + i] = features[positions[i]] instanceof String category ? category : missing[i];
        }
    }

    /** The values of rows, one after the other. */
    public float[] floats(List<@Nullable Object[]> rows) {
        float[] values = new float[rows.size() * width];
        put(rows, values);
        return values;
    }

    /** The values of rows, one after the other. */
    public void put(List<@Nullable Object[]> rows, float[] target) {
        int offset = 0;
        for (@Nullable Object[] row : rows) {
            put(row, target, offset);
            offset += width;
        }
    }

    /** The values of rows, one after the other. */
    public double[] doubles(List<@Nullable Object[]> rows) {
        double[] values = new double[rows.size() * width];
        put(rows, values);
        return values;
    }

    /** The values of rows, one after the other. */
    public void put(List<@Nullable Object[]> rows, double[] target) {
        float[] singles = floats(rows);
        for (int i = 0; i < singles.length; i++) {
            target[i] = singles[i];
        }
    }

    /** The values of rows, one after the other. */
    public long[] longs(List<@Nullable Object[]> rows) {
        long[] values = new long[rows.size() * width];
        put(rows, values);
        return values;
    }

    /** The values of rows, one after the other. */
    public void put(List<@Nullable Object[]> rows, long[] target) {
        int next = 0;
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < width; i++) {
                target[next++] = code(row, i);
            }
        }
    }

    /** The values of rows, one after the other. */
    public int[] ints(List<@Nullable Object[]> rows) {
        int[] values = new int[rows.size() * width];
        put(rows, values);
        return values;
    }

    /** The values of rows, one after the other. */
    public void put(List<@Nullable Object[]> rows, int[] target) {
        int next = 0;
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < width; i++) {
                target[next++] = code(row, i);
            }
        }
    }

    /** The values of rows, one after the other. */
    public String[] texts(List<@Nullable Object[]> rows) {
        String[] values = new String[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            put(rows.get(i), values, i * width);
        }
        return values;
    }
}
