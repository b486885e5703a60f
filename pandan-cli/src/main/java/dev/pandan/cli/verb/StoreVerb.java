package dev.pandan.cli.verb;

import dev.pandan.cli.project.EmbeddedCassandra;
import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.DetachedCassandra;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pandan store start|stop|status|migrate|expire|cql}: the database by itself. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "start|stop|status|migrate|expire|cql",
        description =
                "Start or stop the embedded Cassandra, look at, migrate or let expire a project's data in any database, run CQL files.")
public final class StoreVerb {
    private StoreVerb() {}

    public static CommandLine command(Context context) {
        return new CommandLine(new StoreVerb())
                .addSubcommand("start", new Start(context))
                .addSubcommand("stop", new Stop(context))
                .addSubcommand("status", new StoreStatus(context))
                .addSubcommand("migrate", new StoreMigrate(context))
                .addSubcommand("expire", new StoreExpire(context))
                .addSubcommand("cql", new CqlVerb(context));
    }

    /** Which database folder. */
    static final class FolderOption {
        @Option(
                names = "--folder",
                paramLabel = "FOLDER",
                description =
                        "Folder of the database (default: the one of a project in this folder, .pandan/cassandra).")
        private @Nullable Path folder;

        boolean isGiven() {
            return folder != null;
        }

        Path folder() {
            if (folder != null) {
                return folder.toAbsolutePath().normalize();
            }
            return Path.of("").toAbsolutePath().resolve(".pandan").resolve("cassandra");
        }
    }

    /** {@code store start}. */
    @Command(name = "start", mixinStandardHelpOptions = true, description = "Start it in the background.")
    static final class Start implements Callable<Integer> {
        private final Context context;

        @Mixin
        private final FolderOption folder = new FolderOption();

        @Option(
                names = "--port",
                paramLabel = "PORT",
                description = "Port for CQL (default: the one used before on this folder, else any free one).")
        private @Nullable Integer port;

        Start(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Optional<DetachedCassandra> running = DetachedCassandra.find(folder.folder());
            if (running.isPresent()) {
                context.terminal().print("already running: " + describe(running.get()));
                return 0;
            }
            CassandraOptions options = EmbeddedCassandra.options(folder.folder());
            DetachedCassandra started =
                    DetachedCassandra.start(port == null ? options : options.withPort(checked(port)));
            context.terminal().print("started: " + describe(started));
            return 0;
        }

        private static int checked(int port) {
            if (port < 1 || port > 65_535) {
                throw PandanException.of(ErrorCode.USAGE, "--port: " + port + " (expected: 1 to 65535)");
            }
            return port;
        }
    }

    /** {@code store stop}. */
    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop it; nothing acknowledged is lost.")
    static final class Stop implements Callable<Integer> {
        private final Context context;

        @Mixin
        private final FolderOption folder = new FolderOption();

        Stop(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Optional<DetachedCassandra> running = DetachedCassandra.find(folder.folder());
            running.ifPresent(DetachedCassandra::stop);
            context.terminal().print(running.isPresent() ? "stopped" : "not running (" + folder.folder() + ")");
            return 0;
        }
    }

    static String describe(DetachedCassandra found) {
        return "Cassandra on " + found.contactPoint().getHostString() + ":"
                + found.contactPoint().getPort() + ", process " + found.pid() + ", data in " + found.dataFolder();
    }
}
