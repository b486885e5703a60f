package dev.pandan.model.signature;

import dev.pandan.model.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows that are unboxed already into one input of a model, column by column. Those from one place to another go to the same places of the target. Immutable.
 *
 * <p>{@code first} is the row of all that goes to the first place.
 */
public final class RowsFilling {
    private final int[] positions;
    private final int[] widths;
    private final List<String> missing;
    private final int width;

    RowsFilling(Feed feed) {
        this.positions = feed.positions();
        this.widths = feed.parts().stream().mapToInt(Feed.Part::width).toArray();
        this.missing = feed.missing();
        this.width = feed.width();
    }

    /** Numbers and vectors. */
    public void put(Rows rows, int first, int from, int to, float[] target) {
        int offset = 0;
        for (int i = 0; i < positions.length; i++) {
            float[] values = rows.numbers(positions[i]);
            if (widths[i] == width) {
                System.arraycopy(values, (first + from) * width, target, from * width, (to - from) * width);
            } else if (widths[i] == 1) {
                spread(values, first, from, to, target, offset);
            } else {
                for (int row = from; row < to; row++) {
                    System.arraycopy(values, (first + row) * widths[i], target, row * width + offset, widths[i]);
                }
            }
            offset += widths[i];
        }
    }

    /** A loop of its own: one within another is compiled for the shorter one. */
    private void spread(float[] values, int first, int from, int to, float[] target, int offset) {
        int place = from * width + offset;
        for (int row = first + from; row < first + to; row++) {
            target[place] = values[row];
            place += width;
        }
    }

    /** Numbers and vectors. */
    public void put(Rows rows, int first, int from, int to, double[] target) {
        int offset = 0;
        for (int i = 0; i < positions.length; i++) {
            float[] values = rows.numbers(positions[i]);
            for (int row = from; row < to; row++) {
                for (int j = 0; j < widths[i]; j++) {
                    target[row * width + offset + j] = values[(first + row) * widths[i] + j];
                }
            }
            offset += widths[i];
        }
    }

    /** Numbers of categories. */
    public void put(Rows rows, int first, int from, int to, long[] target) {
        for (int i = 0; i < positions.length; i++) {
            int[] codes = rows.codes(positions[i]);
            int place = from * width + i;
            for (int row = first + from; row < first + to; row++) {
                target[place] = codes[row];
                place += width;
            }
        }
    }

    /** Numbers of categories. */
    public void put(Rows rows, int first, int from, int to, int[] target) {
        for (int i = 0; i < positions.length; i++) {
            int[] codes = rows.codes(positions[i]);
            int place = from * width + i;
            for (int row = first + from; row < first + to; row++) {
                target[place] = codes[row];
                place += width;
            }
        }
    }

    /** Categories of rows from the first to as many as the target has room for. */
    public void put(Rows rows, int first, String[] target) {
        for (int i = 0; i < positions.length; i++) {
            @Nullable String[] texts = rows.texts(positions[i]);
            int row = first;
            for (int place = i; place < target.length; place += width) {
                String text = texts[row++];
                target[place] = text == null ? missing.get(i) : text;
            }
        }
    }
}
