package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.pandan.spec.row.Key;
import dev.pandan.store.async.Futures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The buckets of event time of one window table, and the directory that says which of them each key has. A bucket is entered with its first row; which ones are entered
 * is remembered, so that most rows write nothing more. Thread-safe.
 */
final class Buckets {
    /** Ranges over more buckets than this ask the directory. */
    private static final long MOST = 4;

    private static final int ENTRY_BYTES = 40;
    private static final int REMEMBERED = 50_000;

    private final String table;
    private final long bucketMicros;
    private final Requests requests;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final Set<Entry> entered = Collections.newSetFromMap(Collections.synchronizedMap(new Recent()));

    /** A bucket that a key has. */
    private record Entry(Key key, long bucket) {}

    private record Partition(Buckets directory, Key key) {}

    /** The entries used last. */
    private static final class Recent extends LinkedHashMap<Entry, Boolean> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(1024, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Entry, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }

    private Buckets(String table, long bucketMicros, Requests requests, List<PreparedStatement> statements) {
        this.table = table;
        this.bucketMicros = bucketMicros;
        this.requests = requests;
        this.insert = statements.get(0);
        this.select = statements.get(1);
    }

    static CompletableFuture<Buckets> open(Requests requests, Names names, String table, long bucketMicros) {
        String directory = names.qualified("buckets");
        return Futures.all(Stream.of(
                                "INSERT INTO " + directory + " (window, key, bucket) VALUES (?, ?, ?)",
                                "SELECT bucket FROM " + directory
                                        + " WHERE window = ? AND key = ? AND bucket >= ? AND bucket <= ?")
                        .map(requests::prepare)
                        .toList())
                .thenApply(statements -> new Buckets(table, bucketMicros, requests, statements));
    }

    long of(long timeMicros) {
        return Math.floorDiv(timeMicros, bucketMicros);
    }

    /** Adds the entry of a bucket, unless it is there for sure. */
    void enter(Key key, long bucket, WindowPuts puts) {
        Entry entry = new Entry(key, bucket);
        if (entered.contains(entry) || !puts.isNew(this, entry)) {
            return;
        }
        BoundStatement bound = insert.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.text(table))
                .setBytesUnsafe(1, Cells.blob(key.bytes()))
                .setBytesUnsafe(2, Cells.bigint(bucket))
                .build();
        puts.add(new Put(bound, new Partition(this, key), ENTRY_BYTES + key.bytes().length));
        puts.whenWritten(() -> entered.add(entry));
    }

    /** The buckets that may hold rows of a key with {@code fromMicros <= time < toMicros}, in order. */
    CompletableFuture<List<Long>> between(Key key, long fromMicros, long toMicros) {
        if (fromMicros >= toMicros) {
            return CompletableFuture.completedFuture(List.of());
        }
        long first = of(fromMicros);
        long last = of(toMicros - 1);
        if (last / 2 - first / 2 > MOST / 2) {
            BoundStatement bound = select.boundStatementBuilder()
                    .setBytesUnsafe(0, Cells.text(table))
                    .setBytesUnsafe(1, Cells.blob(key.bytes()))
                    .setBytesUnsafe(2, Cells.bigint(first))
                    .setBytesUnsafe(3, Cells.bigint(last))
                    .build();
            return requests.rows(bound, row -> Cells.bigint(row, 0));
        }
        return CompletableFuture.completedFuture(
                LongStream.rangeClosed(first, last).boxed().toList());
    }
}
