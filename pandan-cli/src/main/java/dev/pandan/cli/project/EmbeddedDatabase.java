package dev.pandan.cli.project;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.sandbox.DetachedCassandra;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database behind {@code embedded:cassandra}: the one that {@code store start} left running on the folder, or one that lives as long as this. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String LIBRARY = "pandan.cassandra.lib";

    private final InetSocketAddress contactPoint;
    private final @Nullable CassandraServer own;

    private EmbeddedDatabase(InetSocketAddress contactPoint, @Nullable CassandraServer own) {
        this.contactPoint = contactPoint;
        this.own = own;
    }

    /** Whether some process has it up. */
    public static boolean isRunning(Path folder) {
        return DetachedCassandra.find(folder).isPresent();
    }

    public static EmbeddedDatabase open(Path folder) {
        return open(folder, false);
    }

    /**
     * @param brief whether it is needed for minutes only: it then compiles less, which is worth more than top speed
     */
    public static EmbeddedDatabase open(Path folder, boolean brief) {
        Optional<DetachedCassandra> running = DetachedCassandra.find(folder);
        if (running.isPresent()) {
            return new EmbeddedDatabase(running.get().contactPoint(), null);
        }
        CassandraServer server = CassandraServer.start(options(folder).withFastStart(brief));
        return new EmbeddedDatabase(server.contactPoint(), server);
    }

    /** Options of a server on this folder, with the class path that the launcher names. */
    public static CassandraOptions options(Path folder) {
        String library = System.getProperty(LIBRARY);
        if (library == null) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    "system property " + LIBRARY
                            + " is not set (expected: the folder of Cassandra's jars; start Pandan by its launcher ./pandan)");
        }
        return CassandraOptions.of(Path.of(library), folder);
    }

    /** Where drivers connect to. */
    public StoreAddress address(String namespace) {
        String host = contactPoint.getHostString() + ":" + contactPoint.getPort();
        return new StoreAddress("cassandra", false, List.of(host), namespace, Map.of());
    }

    /** Whether this process started it and will stop it. */
    public boolean isOwn() {
        return own != null;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
