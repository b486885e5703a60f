package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.StoreLayout.WindowTableLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The width of each window table's partitions: chosen once, when the table is made, and read back ever after. */
final class BucketWidths {
    private final Requests requests;
    private final String table;

    BucketWidths(Requests requests, Names names) {
        this.requests = requests;
        this.table = names.qualified("layout");
    }

    CompletableFuture<Void> keep(List<WindowTableLayout> layouts) {
        return stored().thenCompose(stored -> Futures.all(layouts.stream()
                        .filter(layout -> !stored.containsKey(layout.name()))
                        .map(this::insert)
                        .toList()))
                .thenAccept(done -> {});
    }

    CompletableFuture<Long> of(String window) {
        return stored().thenApply(widths -> {
            Long width = widths.get(window);
            if (width == null) {
                throw PandanException.of(
                        ErrorCode.NOT_FOUND,
                        "window table '" + window
                                + "' does not exist in the store (expected: created before it is used)");
            }
            return width;
        });
    }

    private CompletableFuture<Map<String, Long>> stored() {
        return requests.rows(
                        SimpleStatement.newInstance("SELECT name, bucket_micros FROM " + table),
                        row -> Map.entry(Cells.text(row, 0), Cells.bigint(row, 1)))
                .thenApply(rows -> {
                    Map<String, Long> widths = new HashMap<>();
                    rows.forEach(row -> widths.put(row.getKey(), row.getValue()));
                    return widths;
                });
    }

    private CompletableFuture<?> insertion(WindowTableLayout layout) {
        return requests.sendConditional(SimpleStatement.newInstance(
                        "INSERT INTO " + table + " (name, bucket_micros) VALUES (?, ?) IF NOT EXISTS",
                        layout.name(),
                        layout.bucketMicros()))
                .toCompletableFuture();
    }

    private CompletableFuture<Boolean> insert(WindowTableLayout layout) {
        if (layout.bucketMicros() <= 0) {
            throw new IllegalArgumentException("bucketMicros: " + layout.bucketMicros() + " (expected: > 0)");
        }
        return insertion(layout).thenApply(result -> true);
    }
}
