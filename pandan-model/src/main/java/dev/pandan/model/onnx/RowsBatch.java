package dev.pandan.model.onnx;

import dev.pandan.model.Rows;

/**
 * Some of many rows that were unboxed before.
 *
 * @param to behind the last one
 */
record RowsBatch(Rows rows, int first, int to) implements Batch {
    @Override
    public int size() {
        return to - first;
    }

    @Override
    public void fill(Slot slot, int from, int until) {
        slot.fill(rows, first, from, until);
    }

    @Override
    public void fillTexts(Slot slot, String[] target) {
        slot.fillTexts(rows, first, target);
    }
}
