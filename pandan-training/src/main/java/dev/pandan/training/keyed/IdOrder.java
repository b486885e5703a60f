package dev.pandan.training.keyed;

import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LogRow;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;

/** Id by id; within one first what windows held, then the rows in the order of the replay. */
enum IdOrder implements Comparator<IdItem>, Serializable {
    EVENT_TIME {
        @Override
        int first(LogRow a, LogRow b) {
            return 0;
        }
    },
    ARRIVAL {
        @Override
        int first(LogRow a, LogRow b) {
            return Long.compare(a.arrival(), b.arrival());
        }
    };

    static IdOrder of(HistoryClock clock) {
        return clock == HistoryClock.EVENT_TIME ? EVENT_TIME : ARRIVAL;
    }

    abstract int first(LogRow a, LogRow b);

    @Override
    public int compare(IdItem a, IdItem b) {
        int order = a.id().compareTo(b.id());
        if (order != 0) {
            return order;
        }
        LogRow one = a.row();
        LogRow other = b.row();
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return rows(one, other);
    }

    private int rows(LogRow a, LogRow b) {
        int order = first(a, b);
        if (order == 0) {
            order = Long.compare(a.timeMicros(), b.timeMicros());
        }
        if (order == 0) {
            order = Integer.compare(a.stream(), b.stream());
        }
        if (order == 0) {
            order = Long.compare(a.arrival(), b.arrival());
        }
        return order != 0 ? order : Arrays.compareUnsigned(a.payload(), b.payload());
    }
}
