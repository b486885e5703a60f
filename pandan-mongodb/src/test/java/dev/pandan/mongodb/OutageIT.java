package dev.pandan.mongodb;

import dev.pandan.sandbox.MongoOptions;
import dev.pandan.sandbox.MongoServer;
import dev.pandan.testkit.store.OutageContract;
import java.nio.file.Path;

final class OutageIT extends OutageContract {
    OutageIT() {
        super("mongodb", "check that it runs");
    }

    @Override
    protected Running start(Path folder, int port) {
        MongoOptions options = Server.options(folder);
        MongoServer server = MongoServer.start(port == 0 ? options : options.withPort(port));
        return new Running(server.contactPoint(), server::kill, server::close);
    }
}
