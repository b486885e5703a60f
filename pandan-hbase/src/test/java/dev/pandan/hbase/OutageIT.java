package dev.pandan.hbase;

import dev.pandan.sandbox.HBaseOptions;
import dev.pandan.sandbox.HBaseServer;
import dev.pandan.testkit.store.OutageContract;
import java.nio.file.Path;

final class OutageIT extends OutageContract {
    OutageIT() {
        super("hbase", "check that ZooKeeper");
    }

    @Override
    protected Running start(Path folder, int port) {
        HBaseOptions options = Server.options(folder);
        HBaseServer server = HBaseServer.start(port == 0 ? options : options.withPort(port));
        return new Running(server.contactPoint(), server::kill, server::close);
    }
}
