package dev.pandan.model.onnx;

import org.jspecify.annotations.Nullable;

/** Rows as a decision has them. */
final class BoxedBatch implements Batch {
    private final @Nullable Object[][] rows;

    BoxedBatch(@Nullable Object[][] rows) {
        this.rows = rows;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public void fill(Slot slot, int from, int to) {
        slot.fill(rows, from, to);
    }

    @Override
    public void fillTexts(Slot slot, String[] target) {
        slot.fillTexts(rows, target);
    }
}
