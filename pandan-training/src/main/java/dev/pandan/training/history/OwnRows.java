package dev.pandan.training.history;

import dev.pandan.store.Scan;
import dev.pandan.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/** A part of Pandan's own log. */
final class OwnRows implements RowScan {
    private final int stream;
    private final String decision;
    private final Scan<StoredEvent> scan;

    OwnRows(int stream, String decision, Scan<StoredEvent> scan) {
        this.stream = stream;
        this.decision = decision;
        this.scan = scan;
    }

    @Override
    public @Nullable LogRow next() {
        if (!scan.hasNext()) {
            return null;
        }
        StoredEvent event = scan.next();
        return new LogRow(
                stream,
                event.id(),
                event.timeMicros(),
                event.arrival(),
                event.arrivedAtMicros(),
                event.payload(),
                event.decisions().get(decision));
    }

    @Override
    public void close() {
        scan.close();
    }
}
