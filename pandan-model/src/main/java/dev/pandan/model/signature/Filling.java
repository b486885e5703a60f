package dev.pandan.model.signature;

import dev.pandan.model.CategoryCodes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows into one input of a model, one after the other, and refuses a row that its domain does not take: {@code MISMATCH}. What it does per value is all that a batch costs
 * beside the model itself, so loops know their type beforehand. One thread at a time.
 *
 * <p>Of many rows, some may be put at a time: those from one place to another go to the same places of the target.
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
    private float[] singles = new float[0];

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
        put(rows, 0, rows.length, target);
    }

    /** Numbers and vectors of some rows. */
    public void put(@Nullable Object[][] rows, int from, int to, float[] target) {
        if (!single) {
            vectors(rows, from, to, target);
        } else if (positions.length == 1) {
            column(rows, from, to, target);
        } else {
            numbers(rows, from, to, target);
        }
    }

    /** A loop of its own: one within another is compiled for the shorter one. */
    private void column(@Nullable Object[][] rows, int from, int to, float[] target) {
        int position = positions[0];
        for (int i = from; i < to; i++) {
            checkLength(rows[i]);
            target[i] = number(rows[i], position);
        }
    }

    private void numbers(@Nullable Object[][] rows, int from, int to, float[] target) {
        int next = from * positions.length;
        for (int i = from; i < to; i++) {
            @Nullable Object[] row = rows[i];
            checkLength(row);
            for (int position : positions) {
                target[next++] = number(row, position);
            }
        }
    }

    /** A missing number is replaced by an object like the others: no branch that cannot be predicted. */
    private float number(@Nullable Object[] row, int position) {
        Object value = row[position];
        Object known = value == null ? MISSING : value;
        return finite(known instanceof Float number ? number : missing(row, value));
    }

    /** NaN if it is infinite, else itself, with its sign too. */
    private static float finite(float value) {
        return value + value * 0;
    }

    private void vectors(@Nullable Object[][] rows, int from, int to, float[] target) {
        int next = from * feed.width();
        for (int k = from; k < to; k++) {
            @Nullable Object[] row = rows[k];
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
        put(rows, 0, rows.length, target);
    }

    /** Numbers and vectors of some rows. */
    public void put(@Nullable Object[][] rows, int from, int to, double[] target) {
        int width = feed.width();
        if (singles.length < to * width) {
            singles = new float[rows.length * width];
        }
        put(rows, from, to, singles);
        for (int i = from * width; i < to * width; i++) {
            target[i] = singles[i];
        }
    }

    /** Numbers of categories. */
    public void put(@Nullable Object[][] rows, long[] target) {
        put(rows, 0, rows.length, target);
    }

    /** Numbers of categories of some rows. */
    public void put(@Nullable Object[][] rows, int from, int to, long[] target) {
        int next = from * positions.length;
        for (int k = from; k < to; k++) {
            checkLength(rows[k]);
            for (int i = 0; i < positions.length; i++) {
                target[next++] = code(rows[k], i);
            }
        }
    }

    /** Numbers of categories. */
    public void put(@Nullable Object[][] rows, int[] target) {
        put(rows, 0, rows.length, target);
    }

    /** Numbers of categories of some rows. */
    public void put(@Nullable Object[][] rows, int from, int to, int[] target) {
        int next = from * positions.length;
        for (int k = from; k < to; k++) {
            checkLength(rows[k]);
            for (int i = 0; i < positions.length; i++) {
                target[next++] = code(rows[k], i);
            }
        }
    }

    /** As with numbers, there is no branch for a missing one. */
    private int code(@Nullable Object[] row, int i) {
        Object value = row[positions[i]];
        Object known = value == null ? CategoryCodes.NONE : value;
        return codes[i].of(known instanceof String category ? category : noCategory(row));
    }

    /** Refuses the row. */
    private String noCategory(@Nullable Object[] row) {
        feed.domain().check(row);
        return CategoryCodes.NONE;
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
