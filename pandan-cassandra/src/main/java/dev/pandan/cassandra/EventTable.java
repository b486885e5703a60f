package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import dev.pandan.spec.row.Hash64;
import dev.pandan.store.Split;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.async.Futures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The log of one stream: a row per event, in shards by the hash of its id. Each partition that is written waits for a flush of the commit log, so a load would be
 * several times slower with a partition per event.
 *
 * <p>Time, arrival and payload share a cell: reading a row costs the database time for each cell, and a scan reads all of them anyway.
 */
final class EventTable {
    private static final String COLUMNS = "id, event, decisions";
    private static final int ROW_OVERHEAD = 80;

    private final String stream;
    private final int shards;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement scan;
    private final PreparedStatement scanIds;
    private final PreparedStatement delete;

    private EventTable(String stream, int shards, List<PreparedStatement> statements) {
        this.stream = stream;
        this.shards = shards;
        this.insert = statements.get(0);
        this.select = statements.get(1);
        this.scan = statements.get(2);
        this.scanIds = statements.get(3);
        this.delete = statements.get(4);
    }

    static CompletableFuture<EventTable> open(Requests requests, Names names, String stream, int shards) {
        String table = names.events(stream);
        String inRange = " WHERE token(shard) > ? AND token(shard) <= ?";
        return Futures.all(Stream.of(
                                "INSERT INTO " + table + " (" + COLUMNS + ", shard) VALUES (?, ?, ?, ?)",
                                "SELECT " + COLUMNS + " FROM " + table + " WHERE shard IN ? AND id IN ?",
                                "SELECT " + COLUMNS + " FROM " + table + inRange,
                                "SELECT id FROM " + table + inRange,
                                "DELETE FROM " + table + " WHERE shard = ? AND id = ?")
                        .map(requests::prepare)
                        .toList())
                .thenApply(statements -> new EventTable(stream, shards, statements));
    }

    Put put(StoredEvent event) {
        int shard = shard(event.id());
        BoundStatementBuilder bound = insert.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.text(event.id()))
                .setBytesUnsafe(1, EventCell.of(event))
                .setBytesUnsafe(3, Cells.integer(shard));
        int bytes = ROW_OVERHEAD + event.id().length() + event.payload().length;
        if (!event.decisions().isEmpty()) {
            byte[] decisions = DecisionsCodec.encode(event.decisions());
            bound.setBytesUnsafe(2, Cells.blob(decisions));
            bytes += decisions.length;
        }
        return new Put(bound.build(), new Partition(stream, shard), bytes);
    }

    Put remove(StoredEvent event) {
        int shard = shard(event.id());
        BoundStatement bound = delete.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.integer(shard))
                .setBytesUnsafe(1, Cells.text(event.id()))
                .build();
        return new Put(bound, new Partition(stream, shard), ROW_OVERHEAD);
    }

    /** Looks for each id in the shard of each: for a few ids cheaper than a request per id. */
    BoundStatement get(List<String> ids) {
        return select.boundStatementBuilder()
                .set(0, ids.stream().map(this::shard).distinct().toList(), TypeCodecs.listOf(TypeCodecs.INT))
                .set(1, ids, TypeCodecs.listOf(TypeCodecs.TEXT))
                .setPageSize(Integer.MAX_VALUE)
                .build();
    }

    BoundStatement scan(Split split) {
        return TokenRanges.bind(scan, split);
    }

    BoundStatement scanIds(Split split) {
        return TokenRanges.bind(scanIds, split);
    }

    StoredEvent event(Row row) {
        Map<String, byte[]> decisions = row.isNull(2) ? Map.of() : DecisionsCodec.decode(Cells.blob(row, 2));
        return EventCell.read(stream, Cells.text(row, 0), Cells.buffer(row, 1), decisions);
    }

    private int shard(String id) {
        return (int) Long.remainderUnsigned(Hash64.ofId(id), shards);
    }

    private record Partition(String stream, int shard) {}
}
