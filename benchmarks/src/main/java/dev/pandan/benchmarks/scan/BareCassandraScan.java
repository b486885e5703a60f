package dev.pandan.benchmarks.scan;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.store.Split;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The token ring in equal parts; the next page is asked for before the one at hand is read. */
final class BareCassandraScan implements LogScan {
    private static final int PAGE_ROWS = 5_000;

    private final CqlSession session;
    private final PreparedStatement statement;
    private final List<Split> parts;
    private final int threads;

    /**
     * @param session to be closed at the end
     * @param parts their borders are tokens
     */
    BareCassandraScan(CqlSession session, String keyspace, List<Split> parts, int threads) {
        this.session = session;
        this.statement = session.prepare("SELECT id, event, decisions FROM " + keyspace + ".events_"
                + ScanBenchmark.STREAM + " WHERE token(shard) > ? AND token(shard) <= ?");
        this.parts = parts;
        this.threads = threads;
    }

    @Override
    public Scanned pass(boolean whole) {
        return Parts.read(parts, threads, part -> read(part, whole));
    }

    private Scanned read(Split part, boolean whole) {
        Scanned scanned = new Scanned();
        @Nullable
        AsyncResultSet page = session.executeAsync(statement
                        .bind(Long.parseLong(part.from()), Long.parseLong(part.to()))
                        .setPageSize(PAGE_ROWS))
                .toCompletableFuture()
                .join();
        while (page != null) {
            var next = page.hasMorePages() ? page.fetchNextPage().toCompletableFuture() : null;
            for (Row row : page.currentPage()) {
                ByteBuffer event = Objects.requireNonNull(row.getBytesUnsafe(1));
                long timeMicros = event.getLong();
                long arrival = event.getLong();
                long arrivedAt = event.getLong();
                if (whole) {
                    byte[] payload = new byte[event.remaining()];
                    event.get(payload);
                    scanned.add(Objects.requireNonNull(row.getString(0)), timeMicros, payload, arrival, arrivedAt);
                } else {
                    scanned.add(event.remaining(), timeMicros);
                }
            }
            page = next == null ? null : next.join();
        }
        return scanned;
    }

    @Override
    public void close() {
        session.close();
    }
}
