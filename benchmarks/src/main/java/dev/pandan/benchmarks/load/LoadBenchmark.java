package dev.pandan.benchmarks.load;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.database.CpuMeter;
import dev.pandan.benchmarks.database.Database;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.result.Median;
import dev.pandan.benchmarks.result.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows per second of {@code pandan load}, against the bare driver's fastest way to store the same rows with the same durability. */
public final class LoadBenchmark {
    private static final int PASSES = 1;
    private static final int WARM_UP_ROWS = 100_000;

    private final Options options;
    private final String store;
    /** What the first pass has stored; every other one has to store the same. */
    private @Nullable LoadedContent first;

    public LoadBenchmark(Options options) {
        this.options = options;
        this.store = options.storeOr("cassandra");
    }

    private record Pass(double perSecond, double cpuMicros, double databaseMicros) {}

    public Result run() {
        FlightsExample example = FlightsExample.read(options.home());
        try {
            Path folder = Files.createDirectories(options.home().resolve("benchmarks/target/load"));
            Path file = folder.resolve("departures.parquet");
            Path warmUp = folder.resolve("some.parquet");
            int rows = FlightsFile.make(options.data(), options.eventsOr(0), file);
            FlightsFile.make(options.data(), Math.min(rows, WARM_UP_ROWS), warmUp);
            List<Pass> ours = new ArrayList<>();
            List<Pass> bare = new ArrayList<>();
            for (int i = 0; i < options.passesOr(PASSES); i++) {
                // bare, ours, ours, bare, ...: a slow change of the machine hits both alike.
                if (i % 2 == 0) {
                    bare.add(pass(false, example, warmUp, file, rows));
                }
                ours.add(pass(true, example, warmUp, file, rows));
                if (i % 2 == 1) {
                    bare.add(pass(false, example, warmUp, file, rows));
                }
            }
            return result(rows, ours, bare);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each in a database of its own, so that no side pays for what the other one has left to compact. */
    private Pass pass(boolean ours, FlightsExample example, Path warmUp, Path file, int rows) {
        try (Database database = Database.start(store, options.home())) {
            try (LoadSide side = side(ours, example, database, "warm")) {
                side.load(warmUp);
            }
            try (LoadSide side = side(ours, example, database, "loaded")) {
                CpuMeter meter = new CpuMeter(database.pid());
                Map<String, Long> before = meter.read();
                long start = System.nanoTime();
                side.load(file);
                long nanos = System.nanoTime() - start;
                Map<String, Double> used = CpuMeter.between(before, meter.read(), rows);
                double inDatabase = used.getOrDefault(CpuMeter.DATABASE, 0.0);
                Pass pass =
                        new Pass(rows * 1e9 / nanos, used.getOrDefault(CpuMeter.CLIENT, 0.0) + inDatabase, inDatabase);
                System.err.printf(
                        "%-5s %,9.0f rows/s, %.1f us cpu, %.1f in the database%n",
                        ours ? "ours" : "bare", pass.perSecond, pass.cpuMicros, pass.databaseMicros);
                compare(side.content(), rows);
                return pass;
            }
        }
    }

    private static LoadSide side(boolean ours, FlightsExample example, Database database, String namespace) {
        return ours ? new PandanLoad(example, database.store(namespace)) : BareLoad.of(example, database, namespace);
    }

    private void compare(LoadedContent content, int rows) {
        LoadedContent expected = first == null ? content : first;
        first = expected;
        content.requireSame(expected);
        if (content.events() != rows) {
            throw new IllegalStateException(content + " found (expected: " + rows + " events)");
        }
    }

    private Result result(int rows, List<Pass> ours, List<Pass> bare) {
        double oursRate = Median.of(ours, Pass::perSecond);
        double bareRate = Median.of(bare, Pass::perSecond);
        double oursCpu = Median.of(ours, Pass::cpuMicros);
        double bareCpu = Median.of(bare, Pass::cpuMicros);
        Result result = new Result();
        result.line("load of %,d departures and as many window rows, %s; all of them compared", rows, store);
        result.line("  ours         %,10.0f rows/s    %6.1f us of processor time a row", oursRate, oursCpu);
        result.line("  bare driver  %,10.0f rows/s    %6.1f us", bareRate, bareCpu);
        result.line("  ratio        %10.2f, of processor time %.2f", oursRate / bareRate, bareCpu / oursCpu);
        result.figure("benchmark", "load");
        result.figure("store", store);
        result.figure("rows", rows);
        result.figure("load_ratio", oursRate / bareRate);
        result.figure("cpu_ratio", bareCpu / oursCpu);
        result.figure("rows_per_s", oursRate);
        result.figure("bare_rows_per_s", bareRate);
        result.figure("cpu_us_per_row", oursCpu);
        result.figure("bare_cpu_us_per_row", bareCpu);
        result.figure("database_cpu_us_per_row", Median.of(ours, Pass::databaseMicros));
        result.figure("bare_database_cpu_us_per_row", Median.of(bare, Pass::databaseMicros));
        return result;
    }
}
