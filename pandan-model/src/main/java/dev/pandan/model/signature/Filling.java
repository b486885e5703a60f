package dev.pandan.model.signature;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows into one input of a model, one after the other, and refuses a row that its domain does not take: {@code MISMATCH}. What it does per value is all that a batch costs
 * beside the model itself, so loops know their type beforehand. One thread at a time.
 */
public final class Filling {
    private static final Float MISSING = Float.NaN;

    private final Feed feed;
    private final int inputs;
    private final int[] positions;
    private final int[] sizes;
    private final boolean single;
    private final String[] missing;
    private final RecentCodes[] codes;

    Filling(Feed feed) {
        this.feed = feed;
        this.inputs = feed.domain().inputs().size();
        this.positions = feed.positions();
        this.sizes = feed.sizes();
        this.single = Arrays.stream(sizes).allMatch(size -> size == 0);
        this.missing = feed.missing().toArray(new String[0]);
        this.codes = feed.codes().stream().map(RecentCodes::new).toArray(RecentCodes[]::new);
    }

    /** Numbers and vectors. */
    public void put(@Nullable Object[][] rows, float[] target) {
        if (single) {
            numbers(rows, target);
        } else {
            vectors(rows, target);
        }
    }

    /** A missing number is replaced by an object like the others: no branch that cannot be predicted. */
    private void numbers(@Nullable Object[][] rows, float[] target) {
        int next = 0;
        for (@Nullable Object[] row : rows) {
            checkLength(row);
            for (int position : positions) {
                Object value = row[position];
                Object known = value == null ? MISSING : value;
                target[next++] = finite(known instanceof Float number ? number : missing(row, value));
            }
        }
    }

    /** NaN if it is infinite, else itself, with its sign too. */
    private static float finite(float value) {
        return value + value * 0;
    }

    private void vectors(@Nullable Object[][] rows, float[] target) {
        int next = 0;
        for (@Nullable Object[] row : rows) {
            checkLength(row);
            for (int i = 0; i < positions.length; i++) {
                Object value = row[positions[i]];
                int width = Math.max(1, sizes[i]);
                if (value instanceof float[] vector && vector.length == sizes[i]) {
                    for (int j = 0; j < width; j++) {
                        target[next + j] = finite(vector[j]);
                    }
                } else if (value instanceof Float number && sizes[i] == 0) {
                    target[next] = finite(number);
                } else {
                    Arrays.fill(target, next, next + width, missing(row, value));
                }
                next += width;
            }
        }
    }

    /** Numbers and vectors. */
    public void put(@Nullable Object[][] rows, double[] target) {
        float[] singles = new float[rows.length * feed.width()];
        put(rows, singles);
        for (int i = 0; i < singles.length; i++) {
            target[i] = singles[i];
        }
    }

    /** Numbers of categories. */
    public void put(@Nullable Object[][] rows, long[] target) {
        int next = 0;
        for (@Nullable Object[] row : rows) {
            checkLength(row);
            for (int i = 0; i < positions.length; i++) {
                target[next++] = code(row, i);
            }
        }
    }

    /** Numbers of categories. */
    public void put(@Nullable Object[][] rows, int[] target) {
        int next = 0;
        for (@Nullable Object[] row : rows) {
            checkLength(row);
            for (int i = 0; i < positions.length; i++) {
                target[next++] = code(row, i);
            }
        }
    }

    private int code(@Nullable Object[] row, int i) {
        Object value = row[positions[i]];
        if (value instanceof String category) {
            return codes[i].of(category);
        }
        missing(row, value);
        return codes[i].missing();
    }

    /** Categories. */
    public void put(@Nullable Object[][] rows, String[] target) {
        int next = 0;
        for (@Nullable Object[] row : rows) {
            checkLength(row);
            for (int i = 0; i < positions.length; i++) {
                Object value = row[positions[i]];
                if (value instanceof String category) {
                    target[next++] = category;
                } else {
                    missing(row, value);
                    target[next++] = missing[i];
                }
            }
        }
    }

    private void checkLength(@Nullable Object[] row) {
        if (row.length != inputs) {
            feed.domain().check(row);
        }
    }

    /** NaN if there is no value; else it is of another type than the input. */
    private float missing(@Nullable Object[] row, @Nullable Object value) {
        if (value != null) {
            feed.domain().check(row);
        }
        return Float.NaN;
    }
}
