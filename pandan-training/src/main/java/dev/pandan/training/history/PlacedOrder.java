package dev.pandan.training.history;

import java.io.Serializable;
import java.util.Comparator;

/** Order of the rows within a slice: by event time or by arrival, and in either case the same for every number of slices. */
enum PlacedOrder implements Comparator<Placed>, Serializable {
    EVENT_TIME {
        @Override
        int first(LogRow a, LogRow b) {
            return Long.compare(a.timeMicros(), b.timeMicros());
        }
    },
    ARRIVAL {
        @Override
        int first(LogRow a, LogRow b) {
            int order = Long.compare(a.arrival(), b.arrival());
            return order != 0 ? order : Long.compare(a.timeMicros(), b.timeMicros());
        }
    };

    abstract int first(LogRow a, LogRow b);

    @Override
    public int compare(Placed a, Placed b) {
        int order = first(a.row(), b.row());
        if (order == 0) {
            order = Integer.compare(a.row().stream(), b.row().stream());
        }
        return order != 0 ? order : a.row().id().compareTo(b.row().id());
    }
}
