package dev.pandan.benchmarks.models;

/**
 * Processor time in microseconds.
 *
 * @param row of one row
 * @param batchRow per row of a batch that was unboxed before
 * @param boxedRow per row of a batch of boxed values
 * @param bareRow of one row by ONNX Runtime called bare; NaN: no model of ONNX Runtime
 * @param bareBatchRow per row of a batch
 */
record Measured(
        Subject subject,
        String scorer,
        double row,
        double batchRow,
        double boxedRow,
        double bareRow,
        double bareBatchRow) {
    double rowRatio() {
        return row / bareRow;
    }

    double batchRatio() {
        return batchRow / bareBatchRow;
    }

    double boxedRatio() {
        return boxedRow / bareBatchRow;
    }

    /** How many times faster than the same model in Python, one row at a time. */
    double speedup() {
        return subject.pythonMicros() / row;
    }
}
