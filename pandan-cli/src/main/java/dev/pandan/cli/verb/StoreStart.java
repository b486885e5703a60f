package dev.pandan.cli.verb;

import dev.pandan.cli.project.EmbeddedKind;
import dev.pandan.sandbox.DetachedServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pandan store start}. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Start the project's embedded database in the background, so that verbs need not start it each by itself.",
            "Without a project: one by itself, in .pandan of this folder."
        })
final class StoreStart implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    private final Context context;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "Port that drivers connect to; of HBase, ZooKeeper's (default: the one used before on this folder, else any free one).")
    private @Nullable Integer port;

    StoreStart(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        EmbeddedKind kind = database.kind();
        Path folder = database.folder(kind);
        Optional<DetachedServer> running = DetachedServer.find(folder);
        if (running.isPresent()) {
            context.terminal().print("already running: " + StoreVerb.describe(running.get()));
            return 0;
        }
        DetachedServer started = kind.detach(folder, Optional.ofNullable(port).map(StoreStart::checked));
        context.terminal().print("started: " + StoreVerb.describe(started));
        return 0;
    }

    private static int checked(int port) {
        if (port < 1 || port > LARGEST_PORT) {
            throw PandanException.of(ErrorCode.USAGE, "--port: " + port + " (expected: 1 to " + LARGEST_PORT + ")");
        }
        return port;
    }
}
