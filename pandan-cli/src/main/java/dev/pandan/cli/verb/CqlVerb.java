package dev.pandan.cli.verb;

import dev.pandan.cassandra.CqlScript;
import dev.pandan.cli.project.EmbeddedKind;
import dev.pandan.sandbox.DetachedServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan store cql}. */
@Command(name = "cql", mixinStandardHelpOptions = true, description = "Run files of CQL statements, as cqlsh -f does.")
final class CqlVerb implements Callable<Integer> {
    private static final String DEFAULT_HOST = "127.0.0.1:9042";

    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description =
                    "Folder of a Cassandra that 'store start' left running (default: .pandan/cassandra beside the project file).")
    private @Nullable Path folder;

    @Option(
            names = "--host",
            paramLabel = "HOST[:PORT]",
            description =
                    "A Cassandra (default: the one that 'store start' left running here, else " + DEFAULT_HOST + ").")
    private @Nullable String host;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of CQL statements, each ended by ';'.")
    private List<Path> files = List.of();

    CqlVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        StoreAddress address = new StoreAddress("cassandra", false, List.of(hostAndPort()), "system", Map.of());
        for (Path file : files) {
            int statements = CqlScript.run(address, file.toString(), text(file));
            context.terminal().print(file + ": " + statements + " statements run on " + hostAndPort());
        }
        return 0;
    }

    private String hostAndPort() {
        if (host != null) {
            return host;
        }
        return DetachedServer.find(folder == null ? project.work().resolve(EmbeddedKind.CASSANDRA.scheme()) : folder)
                .map(running -> running.contactPoint().getHostString() + ":"
                        + running.contactPoint().getPort())
                .orElse(DEFAULT_HOST);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    file + ": cannot be read (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }
}
