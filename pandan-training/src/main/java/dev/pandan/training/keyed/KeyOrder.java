package dev.pandan.training.keyed;

import dev.pandan.training.history.HistoryClock;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;

/** Key by key, and within a key in the order of the replay. Rows of one time need none: no window tells them apart. */
enum KeyOrder implements Comparator<KeyItem>, Serializable {
    EVENT_TIME {
        @Override
        int first(KeyItem a, KeyItem b) {
            return 0;
        }
    },
    ARRIVAL {
        @Override
        int first(KeyItem a, KeyItem b) {
            // Labels are read when all of their rows are there.
            return a.table() == KeyItem.LABEL
                    ? 0
                    : Long.compare(a.place().arrival(), b.place().arrival());
        }
    };

    static KeyOrder of(HistoryClock clock) {
        return clock == HistoryClock.EVENT_TIME ? EVENT_TIME : ARRIVAL;
    }

    /** What comes before the order by time, within one key. */
    abstract int first(KeyItem a, KeyItem b);

    @Override
    public int compare(KeyItem a, KeyItem b) {
        int order = Integer.compare(a.table(), b.table());
        if (order == 0) {
            order = Arrays.compareUnsigned(a.key(), b.key());
        }
        if (order == 0) {
            order = first(a, b);
        }
        return order != 0 ? order : Long.compare(a.atMicros(), b.atMicros());
    }
}
