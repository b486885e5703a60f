package dev.pandan.cassandra;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.testkit.store.OutageContract;
import java.nio.file.Path;

final class OutageIT extends OutageContract {
    OutageIT() {
        super("cassandra", "check that it runs");
    }

    @Override
    protected Running start(Path folder, int port) {
        CassandraOptions options = Server.options(folder);
        CassandraServer server = CassandraServer.start(port == 0 ? options : options.withPort(port));
        return new Running(server.contactPoint(), server::kill, server::close);
    }
}
