package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import dev.pandan.store.Split;
import dev.pandan.store.StoredEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The log of one stream: one partition per event. */
final class EventTable {
    private static final String COLUMNS = "id, time, payload, arrival, arrived_at, decisions";
    private static final int ROW_OVERHEAD = 80;

    private final String stream;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement scan;

    private EventTable(String stream, PreparedStatement insert, PreparedStatement select, PreparedStatement scan) {
        this.stream = stream;
        this.insert = insert;
        this.select = select;
        this.scan = scan;
    }

    static CompletableFuture<EventTable> open(Requests requests, Names names, String stream) {
        String table = names.events(stream);
        CompletableFuture<PreparedStatement> insert =
                requests.prepare("INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)");
        CompletableFuture<PreparedStatement> select =
                requests.prepare("SELECT " + COLUMNS + " FROM " + table + " WHERE id IN ?");
        CompletableFuture<PreparedStatement> scan =
                requests.prepare("SELECT " + COLUMNS + " FROM " + table + " WHERE token(id) > ? AND token(id) <= ?");
        return insert.thenCombine(select, (first, second) -> List.of(first, second))
                .thenCombine(scan, (two, third) -> new EventTable(stream, two.get(0), two.get(1), third));
    }

    Put put(StoredEvent event) {
        BoundStatementBuilder bound = insert.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.text(event.id()))
                .setBytesUnsafe(1, Cells.bigint(event.timeMicros()))
                .setBytesUnsafe(2, Cells.blob(event.payload()))
                .setBytesUnsafe(3, Cells.bigint(event.arrival()))
                .setBytesUnsafe(4, Cells.bigint(event.arrivedAtMicros()));
        int bytes = ROW_OVERHEAD + event.id().length() + event.payload().length;
        if (!event.decisions().isEmpty()) {
            byte[] decisions = DecisionsCodec.encode(event.decisions());
            bound.setBytesUnsafe(5, Cells.blob(decisions));
            bytes += decisions.length;
        }
        return new Put(bound.build(), event.id(), bytes);
    }

    BoundStatement get(List<String> ids) {
        return select.boundStatementBuilder()
                .set(0, ids, TypeCodecs.listOf(TypeCodecs.TEXT))
                .setPageSize(Integer.MAX_VALUE)
                .build();
    }

    BoundStatement scan(Split split) {
        return TokenRanges.bind(scan, split);
    }

    StoredEvent event(Row row) {
        return new StoredEvent(
                stream,
                Cells.text(row, 0),
                Cells.bigint(row, 1),
                Cells.blob(row, 2),
                Cells.bigint(row, 3),
                Cells.bigint(row, 4),
                DecisionsCodec.decode(Cells.blob(row, 5)));
    }
}
