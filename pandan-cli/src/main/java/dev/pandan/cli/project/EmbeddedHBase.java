package dev.pandan.cli.project;

import dev.pandan.sandbox.DetachedServer;
import dev.pandan.sandbox.HBaseOptions;
import dev.pandan.sandbox.HBaseServer;
import java.nio.file.Path;
import java.util.Optional;

/** HBase on one node, on the local file system. */
final class EmbeddedHBase implements EmbeddedServer {
    @Override
    public Running start(Path folder, boolean brief) {
        HBaseServer server = HBaseServer.start(options(folder).withFastStart(brief));
        return new Running(server.contactPoint(), server::close);
    }

    @Override
    public DetachedServer detach(Path folder, Optional<Integer> port) {
        HBaseOptions options = options(folder);
        return DetachedServer.start(port.map(options::withPort).orElse(options));
    }

    private static HBaseOptions options(Path folder) {
        return HBaseOptions.of(EmbeddedServer.library("hbase"), folder);
    }
}
