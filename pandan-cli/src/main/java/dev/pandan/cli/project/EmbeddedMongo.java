package dev.pandan.cli.project;

import dev.pandan.sandbox.DetachedServer;
import dev.pandan.sandbox.MongoOptions;
import dev.pandan.sandbox.MongoServer;
import java.nio.file.Path;
import java.util.Optional;

/** A MongoDB-compatible test server. */
final class EmbeddedMongo implements EmbeddedServer {
    @Override
    public Running start(Path folder, boolean brief) {
        MongoServer server = MongoServer.start(options(folder).withFastStart(brief));
        return new Running(server.contactPoint(), server::close);
    }

    @Override
    public DetachedServer detach(Path folder, Optional<Integer> port) {
        MongoOptions options = options(folder);
        return DetachedServer.start(port.map(options::withPort).orElse(options));
    }

    private static MongoOptions options(Path folder) {
        return MongoOptions.of(EmbeddedServer.library("mongodb"), folder);
    }
}
