package dev.pandan.live.cache;

import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.Lack;
import dev.pandan.live.tile.TableForm;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in memory of one key: rows and tiles. */
final class KeyEntry {
    private static final int LEAST_ROWS_TO_TRIM = 128;

    final TableKey key;
    final TableForm form;
    final KeyLog log;
    /** From when on each row is in the log, or in one of its tiles. */
    long completeFrom = Long.MAX_VALUE;
    /** The one read of the store that is under way. */
    @Nullable
    KeyLoad load;
    /** Submissions that will read the key; it stays until they have. */
    int pins;
    /** Rows that were admitted since tiles were asked for. */
    int grown;

    long countedBytes;
    private int trimAtRows = LEAST_ROWS_TO_TRIM;
    private final List<Wanted> waiting = new ArrayList<>(1);

    /** A time at which the windows of the key will be read. */
    record Wanted(long timeMicros, Runnable loaded) {}

    KeyEntry(TableKey key, TableForm form) {
        this.key = key;
        this.form = form;
        this.log = new KeyLog(form.layout());
    }

    @Nullable
    Lack lack(long timeMicros) {
        return log.lack(timeMicros, completeFrom);
    }

    void await(Wanted wanted) {
        waiting.add(wanted);
    }

    /** Those for whom all is there now; they wait no longer. */
    List<Runnable> takeReady() {
        List<Runnable> ready = new ArrayList<>(waiting.size());
        for (Iterator<Wanted> all = waiting.iterator(); all.hasNext(); ) {
            Wanted wanted = all.next();
            if (lack(wanted.timeMicros()) == null) {
                all.remove();
                ready.add(wanted.loaded());
            }
        }
        return ready;
    }

    boolean isWaitedFor() {
        return !waiting.isEmpty();
    }

    long[] wantedTimes() {
        return waiting.stream().mapToLong(Wanted::timeMicros).distinct().toArray();
    }

    /** Forgets what no reading at or after a time needs row by row. */
    void forget(long readFromMicros) {
        long cut = log.forget(readFromMicros);
        if (!form.layout().isUnbounded()) {
            completeFrom = Math.max(completeFrom, cut);
        }
        trimAtRows = Math.max(LEAST_ROWS_TO_TRIM, 2 * log.rows());
    }

    /** Whether there are twice as many rows as forgetting left the last time. */
    boolean hasGrown() {
        return log.rows() >= trimAtRows;
    }
}
