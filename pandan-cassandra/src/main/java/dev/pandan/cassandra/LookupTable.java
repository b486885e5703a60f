package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.spec.row.Key;
import dev.pandan.store.TableRow;
import dev.pandan.store.async.Futures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One lookup table: a partition per key, its newest version first. */
final class LookupTable {
    private static final int ROW_OVERHEAD = 40;

    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement scan;

    private LookupTable(List<PreparedStatement> statements) {
        this.insert = statements.get(0);
        this.select = statements.get(1);
        this.scan = statements.get(2);
    }

    static CompletableFuture<LookupTable> open(Requests requests, Names names, String table) {
        String name = names.table(table);
        return Futures.all(Stream.of(
                                "INSERT INTO " + name + " (key, valid_from, payload) VALUES (?, ?, ?)",
                                "SELECT key, valid_from, payload FROM " + name
                                        + " WHERE key = ? AND valid_from <= ? LIMIT 1",
                                "SELECT key, valid_from, payload FROM " + name)
                        .map(requests::prepare)
                        .toList())
                .thenApply(LookupTable::new);
    }

    Put put(TableRow row) {
        BoundStatement bound = insert.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.blob(row.key().bytes()))
                .setBytesUnsafe(1, Cells.bigint(row.validFromMicros()))
                .setBytesUnsafe(2, Cells.blob(row.payload()))
                .build();
        return new Put(bound, row.key(), ROW_OVERHEAD + row.key().bytes().length + row.payload().length);
    }

    BoundStatement at(Key key, long atMicros) {
        return select.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.blob(key.bytes()))
                .setBytesUnsafe(1, Cells.bigint(atMicros))
                .build();
    }

    BoundStatement scan() {
        return scan.bind();
    }

    static TableRow row(Row row) {
        return new TableRow(Key.of(Cells.blob(row, 0)), Cells.bigint(row, 1), Cells.blob(row, 2));
    }
}
