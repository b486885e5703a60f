package dev.pandan.benchmarks.tiles;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.database.CassandraDatabase;
import dev.pandan.benchmarks.result.Median;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.Layouts;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveLimits;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Load;
import dev.pandan.live.LoadRow;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.live.metrics.LiveMetrics.CacheMetrics;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decisions over a window of a million rows beside one of a thousand, both read from a real Cassandra each time. */
public final class TilesBenchmark {
    private static final String STREAM = "payments";
    private static final int LARGE = 1_000_000;
    private static final int SMALL = 1_000;
    private static final int DECISIONS = 2_000;
    private static final int WARM_UPS = 300;
    private static final int LATE = 20;
    private static final long SEED = 45;
    private static final long START = Instant.parse("2001-03-01T00:00:00Z").toEpochMilli() * 1_000;
    private static final long SPAN_MICROS = Duration.ofDays(30).toMillis() * 1_000;
    private static final long SEALING_NANOS = Duration.ofMinutes(5).toNanos();
    private static final LeaseTimes LEASE =
            new LeaseTimes(Duration.ofSeconds(120), Duration.ofSeconds(2), System::nanoTime);

    private final Options options;
    private final int large;
    private final int decisions;
    private final Account many = new Account("many", SEED);
    private final Account few = new Account("few", SEED + 1);
    private final Random random = new Random(SEED + 2);
    private long time = START + SPAN_MICROS;

    public TilesBenchmark(Options options) {
        this.options = options;
        this.large = options.eventsOr(LARGE);
        this.decisions = options.decisionsOr(DECISIONS);
    }

    public Result run() {
        ProjectProgram program = program();
        try (CassandraDatabase database = CassandraDatabase.start(options.home());
                Store store = database.store("tiles")) {
            store.create(Layouts.of(program)).join();
            LiveOptions live = LiveOptions.of(
                            program,
                            store,
                            new Registry(store.objects(), Clock.systemUTC()),
                            Clock.systemUTC(),
                            "benchmark")
                    .withLeaseTimes(LEASE)
                    .withLimits(LiveLimits.standard().withCacheBytes(0));
            try (LiveProject project = LiveProject.open(live)) {
                load(project);
                return measured(project);
            }
        }
    }

    private static ProjectProgram program() {
        try (InputStream in = TilesBenchmark.class.getResourceAsStream("/tiles/payments.yaml")) {
            String text =
                    new String(Objects.requireNonNull(in, "payments.yaml").readAllBytes(), StandardCharsets.UTF_8);
            return ProjectCompiler.compile(ProjectReader.read("payments.yaml", text, name -> null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Thirty days of both accounts, in the order of time; then tiles are waited for. */
    private void load(LiveProject project) {
        System.err.printf("storing %,d rows of one account and %,d of another%n", large, SMALL);
        int every = Math.max(1, large / SMALL);
        project.load(Load.of(IntStream.range(0, large)
                .boxed()
                .flatMap(i -> {
                    long at = START + (long) ((double) SPAN_MICROS / large * i) + 1;
                    LoadRow row = new LoadRow.Values(STREAM, many.next(at));
                    return i % every == 0 ? Stream.of(row, new LoadRow.Values(STREAM, few.next(at))) : Stream.of(row);
                })
                .iterator()));
        awaitTiles(project);
    }

    private static void awaitTiles(LiveProject project) {
        long started = System.nanoTime();
        while (project.isSealing()) {
            if (System.nanoTime() - started > SEALING_NANOS) {
                throw new IllegalStateException("tiles are still being made after five minutes");
            }
            LockSupport.parkNanos(1_000_000);
        }
        System.err.printf("tiles were made in another %.1f s%n", (System.nanoTime() - started) / 1e9);
    }

    private Result measured(LiveProject project) {
        pass(project, WARM_UPS);
        Latencies latencies = pass(project, decisions);
        late(project);
        Result result = new Result();
        double manyP99 = Median.quantile(latencies.many, 0.99) / 1e6;
        double fewP99 = Median.quantile(latencies.few, 0.99) / 1e6;
        double manyP50 = Median.quantile(latencies.many, 0.5) / 1e6;
        double fewP50 = Median.quantile(latencies.few, 0.5) / 1e6;
        result.line("decisions that read their window from Cassandra      p50 ms     p99 ms");
        result.line("  window of %,9d rows                         %8.2f   %8.2f", large, manyP50, manyP99);
        result.line("  window of %,9d rows                         %8.2f   %8.2f", SMALL, fewP50, fewP99);
        result.line(
                "  ratio                                            %8.2f   %8.2f", manyP50 / fewP50, manyP99 / fewP99);
        result.line(
                "read per decision over the large window: %.1f rows, %.1f tiles",
                latencies.manyRows / (double) decisions, latencies.manyTiles / (double) decisions);
        result.line("late rows beside sealed tiles, each in the next decision: %d", LATE);
        result.figure("benchmark", "tiles");
        result.figure("tile_p99_ratio", manyP99 / fewP99);
        result.figure("tile_p50_ratio", manyP50 / fewP50);
        result.figure("p99_ms", manyP99);
        result.figure("p99_ms_small", fewP99);
        result.figure("rows_read_per_decision", latencies.manyRows / (double) decisions);
        result.figure("tiles_read_per_decision", latencies.manyTiles / (double) decisions);
        result.figure("rows_in_window", large);
        result.figure("decisions", 2L * decisions);
        result.figure("late_rows_seen", LATE);
        return result;
    }

    private static final class Latencies {
        final long[] many;
        final long[] few;
        long manyRows;
        long manyTiles;

        Latencies(int count) {
            many = new long[count];
            few = new long[count];
        }
    }

    /** One decision in flight, the accounts in turn, at times that move on so that the window's edges lie anywhere in tiles. */
    private Latencies pass(LiveProject project, int count) {
        Latencies latencies = new Latencies(count);
        for (int i = 0; i < count; i++) {
            CacheMetrics before = project.metrics().windowCache();
            latencies.many[i] = decide(project, many);
            CacheMetrics after = project.metrics().windowCache();
            latencies.manyRows += after.rowsRead() - before.rowsRead();
            latencies.manyTiles += after.tilesRead() - before.tilesRead();
            latencies.few[i] = decide(project, few);
        }
        return latencies;
    }

    /** Nanoseconds from submission to acknowledgement. */
    private long decide(LiveProject project, Account account) {
        time += 1 + random.nextInt(60_000_000);
        long expected = account.expected(time);
        Submission submission = Submission.of(STREAM, account.next(time));
        long start = System.nanoTime();
        Outcome outcome = project.submit(submission).join();
        long nanos = System.nanoTime() - start;
        requireRows(outcome, expected);
        return nanos;
    }

    private static void requireRows(Outcome outcome, long expected) {
        if (!(outcome instanceof Outcome.Accepted accepted)) {
            throw new IllegalStateException("not decided: " + outcome);
        }
        Decision decision = accepted.decisions().get(0);
        if (decision.features().rows()[0] != expected) {
            throw new IllegalStateException(
                    "a window of " + decision.features().rows()[0] + " rows (expected: " + expected + ")");
        }
    }

    /** Each late row lies ten days or so back, beside a tile; the benchmark fails if the decision after it does not count it. */
    private void late(LiveProject project) {
        for (int i = 0; i < LATE; i++) {
            long at = time - SPAN_MICROS / 3 - random.nextInt(1_000_000_000);
            Outcome outcome =
                    project.submit(Submission.of(STREAM, many.late(at))).join();
            if (!(outcome instanceof Outcome.Accepted)) {
                throw new IllegalStateException("not accepted: " + outcome);
            }
            decide(project, many);
        }
    }
}
