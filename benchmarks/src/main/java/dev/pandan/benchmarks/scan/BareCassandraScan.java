package dev.pandan.benchmarks.scan;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A full scan with the driver alone: the token ring in equal parts, read by as many threads as Spark has, the next page asked for before the one at hand is read, the same
 * columns, of which only lengths and times are looked at.
 */
final class BareCassandraScan implements ScanBenchmark.Scan {
    private static final int PAGE_ROWS = 5_000;
    private static final BigInteger RING = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final CqlSession session;
    private final PreparedStatement statement;
    private final int parts;
    private final int threads;

    BareCassandraScan(CqlSession session, String keyspace, int parts, int threads) {
        this.session = session;
        this.statement = session.prepare("SELECT id, time, payload, arrival, arrived_at, decisions FROM " + keyspace
                + ".events_" + ScanBenchmark.STREAM + " WHERE token(shard) > ? AND token(shard) <= ?");
        this.parts = parts;
        this.threads = threads;
    }

    @Override
    public Scanned pass() {
        ExecutorService readers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Scanned>> reading = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                long from = border(i);
                long to = border(i + 1);
                reading.add(readers.submit(() -> read(from, to)));
            }
            Scanned all = Scanned.none();
            for (Future<Scanned> part : reading) {
                all = all.plus(part.get());
            }
            return all;
        } catch (Exception e) {
            throw new IllegalStateException("the bare driver's scan failed", e);
        } finally {
            readers.shutdownNow();
        }
    }

    private Scanned read(long from, long to) {
        long rows = 0;
        long bytes = 0;
        long times = 0;
        @Nullable
        AsyncResultSet page = session.executeAsync(statement.bind(from, to).setPageSize(PAGE_ROWS))
                .toCompletableFuture()
                .join();
        while (page != null) {
            var next = page.hasMorePages() ? page.fetchNextPage().toCompletableFuture() : null;
            for (Row row : page.currentPage()) {
                rows++;
                var payload = row.getBytesUnsafe(2);
                bytes += payload == null ? 0 : payload.remaining();
                times += row.getLong(1);
            }
            page = next == null ? null : next.join();
        }
        return new Scanned(rows, bytes, times);
    }

    private long border(int part) {
        return RING.multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(parts))
                .add(BigInteger.valueOf(Long.MIN_VALUE))
                .longValueExact();
    }
}
