package dev.pandan.training.history;

/** Order of rows: by event time or by arrival, and in either case the same for every number of slices. */
enum LogOrder {
    EVENT_TIME {
        @Override
        long first(LogCursor row) {
            return row.timeMicros();
        }

        @Override
        long first(LogBlock block) {
            return block.firstMicros();
        }
    },
    ARRIVAL {
        @Override
        long first(LogCursor row) {
            return row.arrival();
        }

        @Override
        long first(LogBlock block) {
            return block.firstArrival();
        }
    };

    /** What decides first. */
    abstract long first(LogCursor row);

    /** What decides first of the first row of a block that is sorted in this order. */
    abstract long first(LogBlock block);

    /** Of the rows that cursors are at. */
    int compare(LogCursor a, LogCursor b) {
        int order = Long.compare(first(a), first(b));
        if (order == 0) {
            order = Long.compare(a.timeMicros(), b.timeMicros());
        }
        if (order == 0) {
            order = Integer.compare(a.stream(), b.stream());
        }
        return order != 0 ? order : a.compareId(b);
    }
}
