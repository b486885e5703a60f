package dev.pandan.cli.project;

import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.TableRow;
import java.util.function.LongConsumer;

/** How much a project's database holds, found by reading it all. */
public final class StoredData {
    private static final int SPLITS = 16;
    private static final int TOLD_EVERY = 10_000;

    private final Store store;
    private final LongConsumer progress;
    private long read;

    /**
     * @param progress told now and then how many rows were read
     */
    public StoredData(Store store, LongConsumer progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * The log of a stream.
     *
     * @param decisions about its events
     * @param bytes of rows and decisions, before what the database compresses, copies and adds
     * @param oldestMicros time of the earliest event; meaningless if there is none
     * @param newestMicros time of the latest event; meaningless if there is none
     */
    public record Log(long events, long decisions, long bytes, long oldestMicros, long newestMicros) {
        static final Log EMPTY = new Log(0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

        Log plus(StoredEvent event) {
            long more = event.payload().length
                    + event.decisions().values().stream()
                            .mapToLong(decision -> decision.length)
                            .sum();
            return new Log(
                    events + 1,
                    decisions + event.decisions().size(),
                    bytes + more,
                    Math.min(oldestMicros, event.timeMicros()),
                    Math.max(newestMicros, event.timeMicros()));
        }
    }

    /**
     * One of Pandan's own lookup tables.
     *
     * @param rows versions of rows counted each
     */
    public record Table(long rows, long bytes) {}

    public Log log(String stream) {
        Log log = Log.EMPTY;
        for (Split split : store.eventSplits(stream, SPLITS)) {
            try (Scan<StoredEvent> scan = store.scanEvents(split)) {
                while (scan.hasNext()) {
                    log = log.plus(scan.next());
                    tell();
                }
            }
        }
        return log;
    }

    public Table table(String name) {
        long rows = 0;
        long bytes = 0;
        try (Scan<TableRow> scan = store.scanTable(name)) {
            while (scan.hasNext()) {
                rows++;
                bytes += scan.next().payload().length;
                tell();
            }
        }
        return new Table(rows, bytes);
    }

    private void tell() {
        if (++read % TOLD_EVERY == 0) {
            progress.accept(read);
        }
    }
}
