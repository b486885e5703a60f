package dev.pandan.training.history;

import java.io.Serializable;
import java.util.Comparator;

/** Something about one event. */
public interface Timed {
    String id();

    long timeMicros();

    /** By time, then id: the order in which a slice is replayed. */
    final class Order<T extends Timed> implements Comparator<T>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(T a, T b) {
            int order = Long.compare(a.timeMicros(), b.timeMicros());
            return order != 0 ? order : a.id().compareTo(b.id());
        }
    }
}
