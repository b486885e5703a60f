package dev.pandan.cli.project;

import dev.pandan.sandbox.DetachedServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The databases that Pandan can start itself, one entry each. */
public enum EmbeddedKind {
    CASSANDRA(StoreKind.CASSANDRA, "Cassandra"),
    MONGODB(StoreKind.MONGODB, "a MongoDB-compatible test server (not for production)"),
    HBASE(StoreKind.HBASE, "HBase");

    private final StoreKind store;
    private final String title;

    EmbeddedKind(StoreKind store, String title) {
        this.store = store;
        this.title = title;
    }

    /** The one of this scheme, if there is one. */
    public static Optional<EmbeddedKind> find(String scheme) {
        return Arrays.stream(values())
                .filter(kind -> kind.scheme().equals(scheme))
                .findFirst();
    }

    /** Of an address's kind. */
    static EmbeddedKind of(String scheme) {
        return find(scheme)
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.PROJECT_INVALID, "store: '" + scheme + "' cannot be embedded; name a server"));
    }

    /** As in an address: {@code embedded:<scheme>}. */
    public String scheme() {
        return store.scheme();
    }

    /** What messages call it. */
    public String title() {
        return title;
    }

    /**
     * Starts one in the background.
     *
     * @param port where drivers connect to; empty: the one used before on this folder, else any free one
     */
    public DetachedServer detach(Path folder, Optional<Integer> port) {
        return server().detach(folder, port);
    }

    EmbeddedServer server() {
        return switch (this) {
            case CASSANDRA -> new EmbeddedCassandra();
            case MONGODB -> new EmbeddedMongo();
            case HBASE -> new EmbeddedHBase();
        };
    }

    /** Whether some process has one up on this folder. */
    public boolean isRunning(Path folder) {
        return DetachedServer.find(folder).isPresent();
    }
}
