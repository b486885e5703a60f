package dev.pandan.training.history;

import java.io.Serializable;
import java.util.Comparator;

/** Where a block goes, and where it stands among the others there. Not a record: Spark's serializer cannot make records. */
final class SliceKey implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int slice;
    private final long first;

    /**
     * @param first what decides first, in the order asked for, of the block's first row
     */
    SliceKey(int slice, long first) {
        this.slice = slice;
        this.first = first;
    }

    int slice() {
        return slice;
    }

    /** Within a slice. */
    enum Order implements Comparator<SliceKey> {
        FIRST_ROW;

        @Override
        public int compare(SliceKey a, SliceKey b) {
            return Long.compare(a.first, b.first);
        }
    }
}
