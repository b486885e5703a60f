package dev.pandan.mongodb;

import dev.pandan.sandbox.MongoOptions;
import dev.pandan.sandbox.MongoServer;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The compatible server that this build starts itself. */
final class Server {
    private Server() {}

    static MongoOptions options(Path folder) {
        String library = System.getProperty("pandan.mongodb.lib");
        if (library == null) {
            throw new IllegalStateException("system property pandan.mongodb.lib: the folder of the test server's jars");
        }
        return MongoOptions.of(Path.of(library), folder).withFastStart(true);
    }

    static Store open(MongoServer server, String database, Map<String, String> options) {
        return open(server.contactPoint(), database, options);
    }

    static Store open(InetSocketAddress contact, String database, Map<String, String> options) {
        String host = contact.getHostString() + ":" + contact.getPort();
        return Stores.open(new StoreAddress("mongodb", false, List.of(host), database, options), database);
    }
}
