package dev.pandan.cli.project;

import dev.pandan.sandbox.HBaseOptions;
import dev.pandan.sandbox.HBaseServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** HBase on one node, on the local file system. */
final class EmbeddedHBase implements EmbeddedServer {
    @Override
    public Optional<InetSocketAddress> find(Path folder) {
        return HBaseServer.find(folder);
    }

    @Override
    public Running start(Path folder, boolean brief) {
        HBaseServer server = HBaseServer.start(
                HBaseOptions.of(EmbeddedServer.library("hbase"), folder).withFastStart(brief));
        return new Running(server.contactPoint(), server::close);
    }
}
