package dev.pandan.cli.verb;

import dev.pandan.cli.quickstart.Quickstart;
import dev.pandan.cli.quickstart.QuickstartOptions;
import dev.pandan.cli.quickstart.QuickstartResult;
import dev.pandan.cli.quickstart.QuickstartStore;
import dev.pandan.cli.terminal.Terminal;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pandan quickstart}. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = "From an empty folder to live, proved decisions about real flights.",
        footer = {
            "",
            "Starts a real Cassandra (or what --store names), loads ten weeks of flights from and to New York, trains a model on Spark, serves it over HTTP, sends the flights of the last fifth as live events, and proves that the features were the same bits online as offline on Spark."
        })
public final class QuickstartVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--once", description = "End after the proof instead of serving on.")
    private boolean once;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description =
                    "Where database, reports and all else go; emptied first if an earlier quickstart made it (default: .pandan/quickstart beside ./pandan).")
    private @Nullable Path folder;

    @Option(
            names = "--store",
            paramLabel = "NAME",
            description =
                    "Database: cassandra, hbase, mongodb (a compatible test server) or memory (default: ${DEFAULT-VALUE}).")
    private String store = "cassandra";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the server; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Events sent ahead of their answers, 1 to 1024 (default: ${DEFAULT-VALUE}).")
    private int inFlight = 128;

    @Option(
            names = "--first",
            paramLabel = "N",
            hidden = true,
            description = "Use only the first N flights: for tests, and for preparing a faster start.")
    private long first = Long.MAX_VALUE;

    public QuickstartVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535 || inFlight < 1 || inFlight > 1_024 || first < 1) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "--port, --in-flight or --first: out of range (expected: 0 to 65535, 1 to 1024, at least 1)");
        }
        Path home = Path.of(System.getProperty("pandan.home", "")).toAbsolutePath();
        Path work = folder == null
                ? home.resolve(".pandan").resolve("quickstart")
                : folder.toAbsolutePath().normalize();
        // With --json standard output is for the result alone.
        Terminal terminal = context.terminal();
        Terminal narrator =
                json.isOn() ? new Terminal(terminal.err(), terminal.err(), terminal.interactive()) : terminal;
        QuickstartOptions options = new QuickstartOptions(
                home.resolve("examples").resolve("flights"), work, QuickstartStore.of(store), port, inFlight, first);
        try (Quickstart quickstart = new Quickstart(options, narrator, context.clock())) {
            QuickstartResult result = quickstart.run();
            if (json.isOn()) {
                json.print(terminal, result.json());
            }
            if (result.parityMismatches() > 0) {
                throw PandanException.of(
                        ErrorCode.PARITY_FAILED,
                        result.parityMismatches()
                                + " decisions differ from their recomputation (expected: none); see above");
            }
            if (!once) {
                quickstart.serveOn(context.interrupts());
            }
            return 0;
        }
    }
}
