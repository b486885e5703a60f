package dev.pandan.sandbox;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.nio.file.Path;
import java.time.Duration;

/** What the tests of real servers share. */
final class Sandboxes {
    private Sandboxes() {}

    /** Small and quick to start, otherwise as users get it. */
    static CassandraOptions options(Path dataFolder) {
        String library = System.getProperty("pandan.cassandra.lib");
        if (library == null) {
            throw new IllegalStateException(
                    "system property pandan.cassandra.lib: not set (expected: Cassandra's jars)");
        }
        return CassandraOptions.of(Path.of(library), dataFolder)
                .withFastStart(true)
                .withHeapMb(512);
    }

    static CqlSession session(CassandraServer server) {
        return CqlSession.builder()
                .addContactPoint(server.contactPoint())
                .withLocalDatacenter("datacenter1")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(30))
                        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(30))
                        .build())
                .build();
    }
}
