package dev.pandan.benchmarks.decide;

import com.datastax.oss.driver.api.core.CqlSession;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The smallest set of statements that keeps the promises, on tables like Pandan's own. Thread-safe. */
final class BareStatements {
    private static final String KEYSPACE = "bare";
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
    BareStatements(CqlSession session, long bucketMicros) {
        this.session = session;
        create(session);
        this.known = session.prepare("SELECT id, payload FROM bare.events WHERE id IN ?");
        this.journal = session.prepare("INSERT INTO bare.journal (slot, first_arrival, content) VALUES (?, ?, ?)");
        this.event = session.prepare(
                "INSERT INTO bare.events (id, time, payload, arrival, arrived_at, decisions) VALUES (?, ?, ?, ?, ?, ?)");
        this.window =
                session.prepare("INSERT INTO bare.window_rows (key, bucket, time, id, payload) VALUES (?, ?, ?, ?, ?)");
        this.bucketMicros = bucketMicros;
    }

    /** Forms of tables as Pandan's, in a keyspace of their own. */
    private static void create(CqlSession session) {
        session.execute("CREATE KEYSPACE " + KEYSPACE
                + " WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
        session.execute("CREATE TABLE bare.events (id text PRIMARY KEY, time bigint, payload blob, arrival bigint,"
                + " arrived_at bigint, decisions blob)"
                + " WITH compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 4}");
        session.execute("CREATE TABLE bare.window_rows (key blob, bucket bigint, time bigint, id text, payload blob,"
                + " PRIMARY KEY ((key, bucket), time, id))");
        session.execute("CREATE TABLE bare.journal (slot bigint, first_arrival bigint, content blob,"
                + " PRIMARY KEY (slot, first_arrival))");
    }

    /** Events in the database. */
    long count() {
        long found = 0;
        for (Row row : session.execute("SELECT id FROM bare.events")) {
            found += row.isNull(0) ? 0 : 1;
        }
        return found;
    }

    /** Which of these ids are there already. */
    Statement<?> known(List<BareEvent> events) {
        List<String> ids = events.stream().map(BareEvent::id).toList();
        return known.boundStatementBuilder()
                .set(0, ids, TypeCodecs.listOf(TypeCodecs.TEXT))
                .setPageSize(Integer.MAX_VALUE)
                .build();
    }

    /** Everything that is needed to finish the group after a crash, in one row. */
    Statement<?> journal(long firstArrival, List<BareEvent> group) {
        int size = group.stream()
                .mapToInt(event -> event.id().length() + event.payload().length + event.decisions().length + 48)
                .sum();
        ByteBuffer content = ByteBuffer.allocate(size);
        for (BareEvent event : group) {
            content.putInt(event.id().length()).put(event.id().getBytes(StandardCharsets.UTF_8));
            content.putLong(event.timeMicros());
            content.putInt(event.payload().length).put(event.payload());
            content.putInt(event.decisions().length).put(event.decisions());
        }
        content.flip();
        return journal.boundStatementBuilder()
                .setBytesUnsafe(0, bigint(firstArrival >> SLOT_BITS))
                .setBytesUnsafe(1, bigint(firstArrival))
                .setBytesUnsafe(2, content)
                .build();
    }

    /** The rows themselves; those of one partition are never apart. */
    List<Statement<?>> rows(long firstArrival, List<BareEvent> group) {
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
                .setBytesUnsafe(1, bigint(one.timeMicros()))
                .setBytesUnsafe(2, ByteBuffer.wrap(one.payload()))
                .setBytesUnsafe(3, bigint(arrival))
                .setBytesUnsafe(4, bigint(one.timeMicros()))
                .setBytesUnsafe(5, ByteBuffer.wrap(one.decisions()))
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

    private static ByteBuffer bigint(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, value);
    }
}
