package dev.pandan.cli.verb;

import dev.pandan.cli.quickstart.Quickstart;
import dev.pandan.cli.quickstart.QuickstartOptions;
import dev.pandan.cli.quickstart.QuickstartStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pandan warm-up}: a small quickstart, run once after a build while the virtual machine notes which classes are needed. */
@Command(name = "warm-up", hidden = true, description = "Go through a small quickstart, to prepare faster starts.")
public final class WarmUpVerb implements Callable<Integer> {
    /** About twelve days of flights: enough to train, validate and decide. */
    private static final long FLIGHTS = 20_000;

    private static final int IN_FLIGHT = 128;

    private final Context context;

    public WarmUpVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("pandan.home", "")).toAbsolutePath();
        Path work = Files.createTempDirectory("pandan-warm-up");
        QuickstartOptions options = new QuickstartOptions(
                home.resolve("examples").resolve("flights"),
                work,
                QuickstartStore.of("cassandra"),
                0,
                IN_FLIGHT,
                FLIGHTS);
        try (Quickstart quickstart = new Quickstart(options, context.terminal(), context.clock())) {
            quickstart.run();
        } finally {
            Quickstart.remove(work);
        }
        return 0;
    }
}
