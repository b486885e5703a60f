package dev.pandan.cli.project;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.sandbox.DetachedCassandra;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Cassandra. */
public final class EmbeddedCassandra implements EmbeddedServer {
    EmbeddedCassandra() {}

    @Override
    public Optional<InetSocketAddress> find(Path folder) {
        return DetachedCassandra.find(folder).map(DetachedCassandra::contactPoint);
    }

    @Override
    public Running start(Path folder, boolean brief) {
        CassandraServer server = CassandraServer.start(options(folder).withFastStart(brief));
        return new Running(server.contactPoint(), server::close);
    }

    /** Options of a server on this folder, with the class path that the launcher names. */
    public static CassandraOptions options(Path folder) {
        return CassandraOptions.of(EmbeddedServer.library("cassandra"), folder);
    }
}
