package dev.pandan.cli.project;

import dev.pandan.sandbox.MongoOptions;
import dev.pandan.sandbox.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** A MongoDB-compatible test server. */
final class EmbeddedMongo implements EmbeddedServer {
    @Override
    public Optional<InetSocketAddress> find(Path folder) {
        return MongoServer.find(folder);
    }

    @Override
    public Running start(Path folder, boolean brief) {
        MongoServer server = MongoServer.start(
                MongoOptions.of(EmbeddedServer.library("mongodb"), folder).withFastStart(brief));
        return new Running(server.contactPoint(), server::close);
    }
}
