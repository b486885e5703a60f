package dev.pandan.benchmarks.decide;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The smallest set of CQL statements that keeps the promises, on tables like Pandan's own. */
final class BareCassandra implements BareStore {
    private static final String KEYSPACE = "bare";
    private static final int MAX_IDS = 32;
    /** As many journal entries share a partition, as two to the power of this. */
    private static final int SLOT_BITS = 16;
    /** Requests that the rows of a group are spread over: the server writes the partitions of a batch one after the other, each waiting for a flush. */
    private static final int SPREAD = 16;

    private final CqlSession session;
    private final PreparedStatement known;
    private final PreparedStatement journal;
    private final PreparedStatement event;
    private final PreparedStatement window;
    private final long bucketMicros;

    /**
     * Makes the tables.
     *
     * @param bucketMicros width of the window table's partitions
     */
    BareCassandra(CqlSession session, long bucketMicros) {
        this.session = session;
        create(session);
        this.known = session.prepare("SELECT id, event FROM bare.events WHERE id IN ?");
        this.journal = session.prepare("INSERT INTO bare.journal (slot, first_arrival, content) VALUES (?, ?, ?)");
        this.event = session.prepare("INSERT INTO bare.events (id, event, decisions) VALUES (?, ?, ?)");
        this.window =
                session.prepare("INSERT INTO bare.window_rows (key, bucket, time, id, payload) VALUES (?, ?, ?, ?, ?)");
        this.bucketMicros = bucketMicros;
    }

    /** Forms of tables as Pandan's, in a keyspace of their own. */
    private static void create(CqlSession session) {
        session.execute("CREATE KEYSPACE " + KEYSPACE
                + " WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
        session.execute("CREATE TABLE bare.events (id text PRIMARY KEY, event blob, decisions blob)"
                + " WITH compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 4}");
        session.execute("CREATE TABLE bare.window_rows (key blob, bucket bigint, time bigint, id text, payload blob,"
                + " PRIMARY KEY ((key, bucket), time, id))");
        session.execute("CREATE TABLE bare.journal (slot bigint, first_arrival bigint, content blob,"
                + " PRIMARY KEY (slot, first_arrival))");
    }

    @Override
    public Map<String, Long> contents() {
        Map<String, Long> found = new HashMap<>();
        for (Row row : session.execute("SELECT id, event, decisions FROM bare.events")) {
            ByteBuffer event = row.getBytesUnsafe(1);
            if (event != null && !row.isNull(2)) {
                long timeMicros = event.getLong();
                byte[] payload = new byte[event.remaining() - 2 * Long.BYTES];
                event.get(event.position() + 2 * Long.BYTES, payload);
                found.put(row.getString(0), Contents.hash(timeMicros, payload));
            }
        }
        return found;
    }

    @Override
    public CompletableFuture<Boolean> anyKnown(List<BareEvent> events) {
        List<CompletableFuture<AsyncResultSet>> reads = new ArrayList<>();
        for (int from = 0; from < events.size(); from += MAX_IDS) {
            reads.add(send(known(events.subList(from, Math.min(events.size(), from + MAX_IDS)))));
        }
        return CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new)).thenApply(done -> reads.stream()
                .anyMatch(read -> read.join().currentPage().iterator().hasNext()));
    }

    @Override
    public CompletableFuture<?> journal(long firstArrival, List<BareEvent> group) {
        return send(entry(firstArrival, group));
    }

    @Override
    public CompletableFuture<?> rows(long firstArrival, List<BareEvent> group) {
        return CompletableFuture.allOf(
                batches(firstArrival, group).stream().map(this::send).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<AsyncResultSet> send(Statement<?> statement) {
        return session.executeAsync(statement).toCompletableFuture();
    }

    private Statement<?> known(List<BareEvent> events) {
        List<String> ids = events.stream().map(BareEvent::id).toList();
        return known.boundStatementBuilder()
                .set(0, ids, TypeCodecs.listOf(TypeCodecs.TEXT))
                .setPageSize(Integer.MAX_VALUE)
                .build();
    }

    private Statement<?> entry(long firstArrival, List<BareEvent> group) {
        return journal.boundStatementBuilder()
                .setBytesUnsafe(0, bigint(firstArrival >> SLOT_BITS))
                .setBytesUnsafe(1, bigint(firstArrival))
                .setBytesUnsafe(2, ByteBuffer.wrap(BareEvent.together(group)))
                .build();
    }

    /** The rows themselves; those of one partition are never apart. */
    private List<Statement<?>> batches(long firstArrival, List<BareEvent> group) {
        Map<Object, List<BatchableStatement<?>>> partitions = new LinkedHashMap<>();
        long arrival = firstArrival;
        for (BareEvent event : group) {
            partitions.put(event.id(), List.of(event(arrival, event)));
            partitions
                    .computeIfAbsent(ByteBuffer.wrap(event.key()), key -> new ArrayList<>(2))
                    .add(window(event));
            arrival++;
        }
        int perBatch = (partitions.size() + SPREAD - 1) / SPREAD;
        List<Statement<?>> batches = new ArrayList<>();
        List<BatchableStatement<?>> batch = new ArrayList<>();
        int in = 0;
        for (List<BatchableStatement<?>> partition : partitions.values()) {
            batch.addAll(partition);
            in++;
            if (in == perBatch) {
                batches.add(batch(batch));
                batch.clear();
                in = 0;
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch(batch));
        }
        return batches;
    }

    private static Statement<?> batch(List<BatchableStatement<?>> rows) {
        return rows.size() == 1
                ? rows.get(0)
                : BatchStatement.newInstance(DefaultBatchType.UNLOGGED, List.copyOf(rows));
    }

    private BoundStatement event(long arrival, BareEvent one) {
        return event.boundStatementBuilder()
                .setBytesUnsafe(0, ByteBuffer.wrap(one.id().getBytes(StandardCharsets.UTF_8)))
                .setBytesUnsafe(1, cell(arrival, one))
                .setBytesUnsafe(2, ByteBuffer.wrap(one.decisions()))
                .build();
    }

    private BoundStatement window(BareEvent one) {
        return window.boundStatementBuilder()
                .setBytesUnsafe(0, ByteBuffer.wrap(one.key()))
                .setBytesUnsafe(1, bigint(Math.floorDiv(one.timeMicros(), bucketMicros)))
                .setBytesUnsafe(2, bigint(one.timeMicros()))
                .setBytesUnsafe(3, ByteBuffer.wrap(one.id().getBytes(StandardCharsets.UTF_8)))
                .setBytesUnsafe(4, ByteBuffer.wrap(one.payload()))
                .build();
    }

    private static ByteBuffer cell(long arrival, BareEvent one) {
        return ByteBuffer.allocate(3 * Long.BYTES + one.payload().length)
                .putLong(one.timeMicros())
                .putLong(arrival)
                .putLong(one.timeMicros())
                .put(one.payload())
                .flip();
    }

    private static ByteBuffer bigint(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, value);
    }

    @Override
    public void close() {
        session.close();
    }
}
