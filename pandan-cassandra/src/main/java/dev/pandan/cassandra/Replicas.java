package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Tells which rows may share a batch: those that lie on the same nodes. */
final class Replicas {
    private static final Object EVERYWHERE = "everywhere";

    private final CqlSession session;
    private final String keyspace;

    Replicas(CqlSession session, String keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    Object group(Put put) {
        if (isSingle()) {
            return EVERYWHERE;
        }
        Optional<TokenMap> tokens = session.getMetadata().getTokenMap();
        ByteBuffer key = put.statement().getRoutingKey();
        return tokens.isPresent() && key != null ? tokens.get().getReplicas(keyspace, key) : put.partition();
    }

    boolean isSingle() {
        return session.getMetadata().getNodes().size() == 1;
    }
}
