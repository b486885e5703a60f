package dev.pandan.benchmarks.decide;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.benchmarks.database.CassandraDatabase;
import dev.pandan.benchmarks.database.Database;
import org.jspecify.annotations.Nullable;

/** Asks Cassandra how many requests it got; a batch is one. Of other databases it is not known. */
final class StatementCount implements AutoCloseable {
    private final @Nullable CqlSession session;

    private StatementCount(@Nullable CqlSession session) {
        this.session = session;
    }

    static StatementCount of(Database database) {
        return new StatementCount(database instanceof CassandraDatabase cassandra ? cassandra.session() : null);
    }

    /** Requests on all connections so far, this one's own included; 0 if that is not known. */
    long read() {
        if (session == null) {
            return 0;
        }
        long requests = 0;
        for (Row row : session.execute("SELECT request_count FROM system_views.clients")) {
            requests += row.getLong(0);
        }
        return requests;
    }

    /** Between two readings, of which the second is counted by the answer to it. */
    double between(long before, long after) {
        return session == null ? 0 : after - before - 1;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
