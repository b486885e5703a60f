package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.async.Futures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How tables are cut into partitions: buckets of event time and numbers of shards. Chosen once, when the table is made, and read back ever after.
 */
final class Widths {
    /** A load of 5,000 events writes 10 rows at once to a partition; 50 million events of 600 bytes make partitions of 60 MB. */
    private static final long SHARDS = 512;

    private static final String LOG = "events/";
    private static final String WINDOW = "window/";

    private final Requests requests;
    private final String table;

    Widths(Requests requests, Names names) {
        this.requests = requests;
        this.table = names.qualified("layout");
    }

    CompletableFuture<Void> keep(StoreLayout layout) {
        Map<String, Long> wanted = new HashMap<>();
        layout.streams().forEach(stream -> wanted.put(log(stream), SHARDS));
        layout.windowTables().forEach(window -> wanted.put(window(window.name()), positive(window.bucketMicros())));
        return stored().thenCompose(stored -> {
                    wanted.keySet().removeAll(stored.keySet());
                    return Futures.all(List.copyOf(wanted.entrySet()).stream()
                            .map(width -> insert(width.getKey(), width.getValue()))
                            .toList());
                })
                .thenAccept(done -> {});
    }

    /** Names of the streams that have a log. */
    CompletableFuture<List<String>> streams() {
        return stored().thenApply(stored -> names(stored, LOG));
    }

    CompletableFuture<List<String>> windowTables() {
        return stored().thenApply(stored -> names(stored, WINDOW));
    }

    private static List<String> names(Map<String, Long> stored, String prefix) {
        return stored.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /** Number of shards of a stream's log. */
    CompletableFuture<Long> shards(String stream) {
        return of(log(stream), "stream '" + stream + "'");
    }

    /** Width of a window table's buckets, in microseconds. */
    CompletableFuture<Long> bucketMicros(String window) {
        return of(window(window), "window table '" + window + "'");
    }

    private CompletableFuture<Long> of(String name, String what) {
        return stored().thenApply(stored -> {
            Long width = stored.get(name);
            if (width == null) {
                throw PandanException.of(
                        ErrorCode.NOT_FOUND,
                        what + " does not exist in the store (expected: created before it is used)");
            }
            return width;
        });
    }

    private CompletableFuture<Map<String, Long>> stored() {
        return requests.rows(
                        SimpleStatement.newInstance("SELECT name, width FROM " + table),
                        row -> Map.entry(Cells.text(row, 0), Cells.bigint(row, 1)))
                .thenApply(rows -> {
                    Map<String, Long> widths = new HashMap<>();
                    rows.forEach(row -> widths.put(row.getKey(), row.getValue()));
                    return widths;
                });
    }

    private CompletableFuture<Boolean> insert(String name, long width) {
        String cql = "INSERT INTO " + table + " (name, width) VALUES (?, ?) IF NOT EXISTS";
        return requests.sendConditional(SimpleStatement.newInstance(cql, name, width))
                .thenApply(result -> true)
                .toCompletableFuture();
    }

    private static String log(String stream) {
        return LOG + stream;
    }

    private static String window(String table) {
        return WINDOW + table;
    }

    private static long positive(long bucketMicros) {
        if (bucketMicros <= 0) {
            throw new IllegalArgumentException("bucketMicros: " + bucketMicros + " (expected: > 0)");
        }
        return bucketMicros;
    }
}
