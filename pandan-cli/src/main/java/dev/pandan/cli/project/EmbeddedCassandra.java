package dev.pandan.cli.project;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.sandbox.DetachedServer;
import java.nio.file.Path;
import java.util.Optional;

/** Cassandra. */
final class EmbeddedCassandra implements EmbeddedServer {
    @Override
    public Running start(Path folder, boolean brief) {
        CassandraServer server = CassandraServer.start(options(folder).withFastStart(brief));
        return new Running(server.contactPoint(), server::close);
    }

    @Override
    public DetachedServer detach(Path folder, Optional<Integer> port) {
        CassandraOptions options = options(folder);
        return DetachedServer.start(port.map(options::withPort).orElse(options));
    }

    private static CassandraOptions options(Path folder) {
        return CassandraOptions.of(EmbeddedServer.library("cassandra"), folder);
    }
}
