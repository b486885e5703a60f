package dev.pandan.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.net.InetSocketAddress;
import org.h2.mvstore.MVStore;

/**
 * Main class of a MongoDB-compatible test server: mongo-java-server on an H2 store. Arguments: the file of the store, the address to listen on, the port.
 */
public final class ServerMain {
    private static final int CONNECTION_THREADS = 16;
    private static final int PAGE_BYTES = 4_096;
    private static final int CACHE_MIB = 128;

    private ServerMain() {}

    public static void main(String[] arguments) {
        // Written when a client waits for it, not by a timer; in small pages, since most writes touch a page each.
        MVStore store = new MVStore.Builder()
                .fileName(arguments[0])
                .autoCommitDisabled()
                .pageSplitSize(PAGE_BYTES)
                .cacheSize(CACHE_MIB)
                .open();
        DurableBackend backend = new DurableBackend(store);
        backend.version(ServerVersion.MONGO_5_0);
        MongoServer server = new MongoServer(backend);
        server.bind(new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2])), 1, CONNECTION_THREADS);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "pandan-mongodb-stop"));
    }
}
