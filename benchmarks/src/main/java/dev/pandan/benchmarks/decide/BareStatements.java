package dev.pandan.benchmarks.decide;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The smallest set of statements that keeps the promises, on tables like Pandan's own. Thread-safe. */
final class BareStatements {
    /** As many journal entries share a partition. */
    private static final int SLOT_BITS = 16;

    private final PreparedStatement known;
    private final PreparedStatement journal;
    private final PreparedStatement event;
    private final PreparedStatement window;
    private final long bucketMicros;
    private final int rowsPerBatch;

    /**
     * @param windowTable name of the window table that departures go to
     * @param rowsPerBatch rows that share an unlogged batch
     */
    BareStatements(CqlSession session, String keyspace, String windowTable, long bucketMicros, int rowsPerBatch) {
        String in = keyspace + ".";
        this.known = session.prepare("SELECT id, payload FROM " + in + "events_departures WHERE id IN ?");
        this.journal = session.prepare("INSERT INTO " + in + "journal (slot, first_arrival, content) VALUES (?, ?, ?)");
        this.event = session.prepare("INSERT INTO " + in
                + "events_departures (id, time, payload, arrival, arrived_at, decisions) VALUES (?, ?, ?, ?, ?, ?)");
        this.window = session.prepare("INSERT INTO " + in + "window_" + windowTable
                + " (key, bucket, time, id, payload) VALUES (?, ?, ?, ?, ?)");
        this.bucketMicros = bucketMicros;
        this.rowsPerBatch = rowsPerBatch;
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

    /** The rows themselves, in as many batches as it takes. */
    List<Statement<?>> rows(long firstArrival, List<BareEvent> group) {
        List<BatchableStatement<?>> rows = new ArrayList<>(2 * group.size());
        long arrival = firstArrival;
        for (BareEvent event : group) {
            rows.add(event(arrival, event));
            rows.add(window(event));
            arrival++;
        }
        List<Statement<?>> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += rowsPerBatch) {
            List<BatchableStatement<?>> part = rows.subList(from, Math.min(rows.size(), from + rowsPerBatch));
            batches.add(part.size() == 1 ? part.get(0) : BatchStatement.newInstance(DefaultBatchType.UNLOGGED, part));
        }
        return batches;
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
