package dev.pandan.cli.project;

import dev.pandan.sandbox.DetachedServer;
import dev.pandan.spec.project.StoreAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database behind {@code embedded:<kind>}: one that runs on the project's folder already, or one that lives as long as this. */
public final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedKind kind;
    private final InetSocketAddress contactPoint;
    private final @Nullable Runnable stop;

    private EmbeddedDatabase(EmbeddedKind kind, InetSocketAddress contactPoint, @Nullable Runnable stop) {
        this.kind = kind;
        this.contactPoint = contactPoint;
        this.stop = stop;
    }

    /** Whether some process has it up. */
    static boolean isRunning(ProjectFolder folder) {
        return kind(folder).isRunning(OpenProject.databaseFolder(folder));
    }

    public static EmbeddedDatabase open(ProjectFolder folder) {
        return open(folder, false);
    }

    /**
     * @param folder of a project with an embedded database
     * @param brief whether it is needed for minutes only: it then compiles less, which is worth more than top speed
     */
    public static EmbeddedDatabase open(ProjectFolder folder, boolean brief) {
        EmbeddedKind kind = kind(folder);
        Path place = OpenProject.databaseFolder(folder);
        Optional<DetachedServer> running = DetachedServer.find(place);
        if (running.isPresent()) {
            return new EmbeddedDatabase(kind, running.get().contactPoint(), null);
        }
        EmbeddedServer.Running own = kind.server().start(place, brief);
        return new EmbeddedDatabase(kind, own.contactPoint(), own.stop());
    }

    private static EmbeddedKind kind(ProjectFolder folder) {
        return EmbeddedKind.of(folder.project().store().kind());
    }

    /** Where drivers connect to. */
    public StoreAddress address(String namespace) {
        String host = contactPoint.getHostString() + ":" + contactPoint.getPort();
        return new StoreAddress(kind.scheme(), false, List.of(host), namespace, Map.of());
    }

    /** Whether this process started it and will stop it. */
    public boolean isOwn() {
        return stop != null;
    }

    @Override
    public void close() {
        if (stop != null) {
            stop.run();
        }
    }
}
