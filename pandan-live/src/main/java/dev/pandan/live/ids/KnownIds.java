package dev.pandan.live.ids;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Hash64;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which ids the log of each stream may hold, so that the store is asked only about these: most events are new. Of use to the holder of the writer lease alone, without whom
 * no event gets into the log. Filled from the log in the background; until then, and of logs that are too large, every id may be there. Thread-safe.
 */
public final class KnownIds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnownIds.class);

    /** Ids in memory, all streams together; of one stream they take 33 MB at most. */
    private static final long MOST = 20_000_000;

    private static final int SPLITS = 64;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Store store;
    private final long most;
    private final Map<String, Known> streams = new ConcurrentHashMap<>();
    private @Nullable Thread filling;
    private volatile boolean closed;

    public KnownIds(Store store) {
        this(store, MOST);
    }

    /**
     * @param most ids to keep in memory, all streams together
     */
    KnownIds(Store store, long most) {
        this.store = store;
        this.most = most;
    }

    /** Those of one stream. */
    private static final class Known {
        private final IdFilter filter = new IdFilter();
        private boolean complete;

        synchronized boolean mayHold(long hash) {
            return !complete || filter.mayHold(hash);
        }

        synchronized long add(long hash) {
            filter.add(hash);
            return filter.size();
        }

        synchronized void complete() {
            complete = true;
        }
    }

    /** False: no event of this id is in the log, nor on its way there. */
    public boolean mayHold(String stream, String id) {
        Known known = streams.get(stream);
        return known == null || known.mayHold(Hash64.ofId(id));
    }

    /** To be called with every event before it is written. */
    public void add(String stream, String id) {
        Known known = streams.get(stream);
        if (known != null) {
            add(stream, known, id);
        }
    }

    /** False: there are too many, and the stream's are no longer kept. */
    private boolean add(String stream, Known known, String id) {
        if (known.add(Hash64.ofId(id)) <= most / Math.max(1, streams.size())) {
            return true;
        }
        if (streams.remove(stream, known)) {
            LOG.info("stream {} has so many events that their ids are not kept in memory", stream);
        }
        return false;
    }

    /**
     * Forgets all and begins to read the log. To be called under a new hold on the lease, when nothing is on its way to the log.
     *
     * @param isEmpty streams whose log is known to be empty
     */
    public synchronized void fill(Collection<String> names, Predicate<String> isEmpty) {
        forget();
        names.forEach(name -> streams.put(name, new Known()));
        List<String> read = names.stream().filter(name -> !isEmpty.test(name)).toList();
        streams.forEach((name, known) -> {
            if (!read.contains(name)) {
                known.complete();
            }
        });
        if (!read.isEmpty()) {
            Map<String, Known> wanted = Map.copyOf(streams);
            Thread thread = new Thread(() -> read.forEach(name -> read(name, wanted.get(name))), "pandan-live-ids");
            thread.setDaemon(true);
            filling = thread;
            thread.start();
        }
    }

    /** Every id may be in the log again. */
    public void forget() {
        streams.clear();
    }

    private void read(String name, @Nullable Known known) {
        if (known == null) {
            return;
        }
        try {
            for (Split split : store.eventSplits(name, SPLITS)) {
                if (!read(name, known, split)) {
                    return;
                }
            }
            known.complete();
        } catch (PandanException failure) {
            streams.remove(name, known);
            LOG.debug("ids of stream {} are looked up in the store: {}", name, failure.getMessage());
        }
    }

    private boolean read(String name, Known known, Split split) {
        try (Scan<String> ids = store.scanEventIds(split)) {
            while (ids.hasNext()) {
                if (closed || streams.get(name) != known) {
                    return false;
                }
                if (!add(name, known, ids.next())) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        Thread thread;
        synchronized (this) {
            thread = filling;
        }
        if (thread != null) {
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
