package dev.pandan.benchmarks.database;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Cassandra in a child process with the options of the embedded one, on a folder that is removed at the end. */
public final class CassandraDatabase implements AutoCloseable {
    private final Path folder;
    private final CassandraServer server;

    private CassandraDatabase(Path folder, CassandraServer server) {
        this.folder = folder;
        this.server = server;
    }

    public static CassandraDatabase start(Path home) {
        String library = System.getProperty("pandan.cassandra.lib");
        if (library == null) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    "system property pandan.cassandra.lib is not set (expected: the folder of Cassandra's jars; start"
                            + " benchmarks with benchmarks/run)");
        }
        try {
            Path target = Files.createDirectories(home.resolve("benchmarks/target"));
            Path folder = Files.createTempDirectory(target, "cassandra-");
            return new CassandraDatabase(folder, CassandraServer.start(CassandraOptions.of(Path.of(library), folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return server.pid();
    }

    /** Host and port. */
    public String host() {
        return server.contactPoint().getHostString() + ":"
                + server.contactPoint().getPort();
    }

    public StoreAddress address(String keyspace) {
        return new StoreAddress("cassandra", false, List.of(host()), keyspace, Map.of("timeout", "60s"));
    }

    public Store store(String keyspace) {
        return Stores.open(address(keyspace), keyspace);
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
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
