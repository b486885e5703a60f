package dev.pandan.benchmarks.database;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.project.StoreAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Cassandra. */
public final class CassandraDatabase implements Database {
    private final WorkFolder folder;
    private final CassandraServer server;

    private CassandraDatabase(WorkFolder folder) {
        this.folder = folder;
        this.server = CassandraServer.start(CassandraOptions.of(folder.library(), folder.path()));
    }

    public static CassandraDatabase start(Path home) {
        return new CassandraDatabase(WorkFolder.of("cassandra", home));
    }

    @Override
    public String name() {
        return "Cassandra";
    }

    @Override
    public long pid() {
        return server.pid();
    }

    /** Host and port. */
    public String host() {
        return server.contactPoint().getHostString() + ":"
                + server.contactPoint().getPort();
    }

    @Override
    public StoreAddress address(String keyspace) {
        return new StoreAddress("cassandra", false, List.of(host()), keyspace, Map.of("timeout", "60s"));
    }

    /** A session of the bare driver, tuned as the store tunes its own. */
    public CqlSession session() {
        DriverConfigLoader configuration = DriverConfigLoader.programmaticBuilder()
                .withString(DefaultDriverOption.SESSION_NAME, "bare")
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(60))
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withInt(DefaultDriverOption.CONNECTION_POOL_LOCAL_SIZE, 1)
                .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
                .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                .withString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, "DcInferringLoadBalancingPolicy")
                .build();
        return CqlSession.builder()
                .addContactPoint(server.contactPoint())
                .withConfigLoader(configuration)
                .build();
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
