package dev.pandan.training.keyed;

import dev.pandan.training.history.HistoryClock;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;

/** Key by key, and within a key in the order of the replay. Rows of one time need none: no window tells them apart. */
enum KeyOrder implements Comparator<KeyItem>, Serializable {
    EVENT_TIME {
        @Override
        int within(EventPlace a, EventPlace b) {
            return Long.compare(a.timeMicros(), b.timeMicros());
        }
    },
    ARRIVAL {
        @Override
        int within(EventPlace a, EventPlace b) {
            int order = Long.compare(a.arrival(), b.arrival());
            return order != 0 ? order : Long.compare(a.timeMicros(), b.timeMicros());
        }
    };

    static KeyOrder of(HistoryClock clock) {
        return clock == HistoryClock.EVENT_TIME ? EVENT_TIME : ARRIVAL;
    }

    abstract int within(EventPlace a, EventPlace b);

    @Override
    public int compare(KeyItem a, KeyItem b) {
        int order = Integer.compare(a.table(), b.table());
        if (order == 0) {
            order = Arrays.compareUnsigned(a.key(), b.key());
        }
        return order != 0 ? order : within(a.place(), b.place());
    }
}
