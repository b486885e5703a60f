package dev.pandan.training.history;

import java.io.Serializable;

/** A row in a slice. Not a record: Spark's serializer cannot make records. */
final class Placed implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int slice;
    private final LogRow row;

    Placed(int slice, LogRow row) {
        this.slice = slice;
        this.row = row;
    }

    int slice() {
        return slice;
    }

    LogRow row() {
        return row;
    }
}
