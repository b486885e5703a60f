package dev.pandan.benchmarks.decide;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;

/** Asks the database itself how many requests it got; a batch is one. */
final class StatementCount {
    private final CqlSession session;
    private final PreparedStatement clients;

    StatementCount(CqlSession session) {
        this.session = session;
        this.clients = session.prepare("SELECT request_count FROM system_views.clients");
    }

    /** Requests on all connections so far, this one's own included. */
    long read() {
        long requests = 0;
        for (Row row : session.execute(clients.bind())) {
            requests += row.getLong(0);
        }
        return requests;
    }
}
