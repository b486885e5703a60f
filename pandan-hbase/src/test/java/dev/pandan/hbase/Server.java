package dev.pandan.hbase;

import dev.pandan.sandbox.HBaseOptions;
import dev.pandan.sandbox.HBaseServer;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The server that this build starts itself. */
final class Server {
    private Server() {}

    static HBaseOptions options(Path folder) {
        String library = System.getProperty("pandan.hbase.lib");
        if (library == null) {
            throw new IllegalStateException("system property pandan.hbase.lib: the folder of HBase's jars");
        }
        return HBaseOptions.of(Path.of(library), folder).withFastStart(true).withHeapMb(768);
    }

    static Store open(HBaseServer server, String namespace, Map<String, String> options) {
        return open(server.contactPoint(), namespace, options);
    }

    static Store open(InetSocketAddress contact, String namespace, Map<String, String> options) {
        String host = contact.getHostString() + ":" + contact.getPort();
        return Stores.open(new StoreAddress("hbase", false, List.of(host), namespace, options), namespace);
    }
}
