package dev.pandan.benchmarks.decide;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.database.CpuMeter;
import dev.pandan.benchmarks.database.Database;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The decision path over a real database against a bare driver, in alternating passes. */
public final class DecideBenchmark {
    private static final int MANY = 64;
    private static final int DECISIONS = 8_000;
    private static final int PASSES = 5;
    private static final int WARM_UPS = 3;
    /** A pass with one request in flight has as many decisions fewer. */
    private static final int LONE_SHARE = 20;

    private static final int SAMPLES = 32;

    private final Options options;
    private final int decisions;
    private final int lone;
    private final int passes;

    public DecideBenchmark(Options options) {
        this.options = options;
        this.decisions = options.decisionsOr(DECISIONS);
        this.passes = options.passesOr(PASSES);
        this.lone = Math.max(20, decisions / LONE_SHARE);
    }

    public Result run() {
        FlightsExample example = FlightsExample.read(options.home());
        try (Database database = Database.start(options.storeOr("cassandra"), options.home());
                StatementCount statements = StatementCount.of(database);
                Ours ours = Ours.open(example, database.store("ours"), total())) {
            Meters meters = new Meters(new CpuMeter(database.pid()), statements);
            pass(ours, decisions, MANY, meters);
            try (Bare bare = Bare.open(example, database, ours.samples(SAMPLES))) {
                pass(bare, decisions, MANY, meters);
                for (int i = 1; i < WARM_UPS; i++) {
                    pass(bare, decisions, MANY, meters);
                    pass(ours, decisions, MANY, meters);
                }
                Passes many = alternate(ours, bare, decisions, MANY, meters);
                Passes one = alternate(ours, bare, lone, 1, meters);
                Map<String, Integer> profile = profile(ours, meters);
                Map<String, Long> stored = ours.contents();
                Map<String, Long> bareStored = bare.contents();
                Contents.requireIn(bareStored, stored);
                return new DecideReport(
                                many,
                                one,
                                profile,
                                new Stored(total(), stored.size(), bareStored.size()),
                                database.name())
                        .result(options.storeOr("cassandra"));
            }
        }
    }

    /** Decisions of one side in the whole run. */
    private long total() {
        return (long) decisions * (WARM_UPS + passes + 1) + (long) lone * passes;
    }

    /** Decisions sent by ours; the bare driver has one pass less. Decided events found in the database. */
    record Stored(long sent, long ours, long bare) {}

    private record Meters(CpuMeter cpu, StatementCount statements) {}

    private Passes alternate(Ours ours, Bare bare, int count, int inFlight, Meters meters) {
        List<Pass> oursPasses = new ArrayList<>();
        List<Pass> barePasses = new ArrayList<>();
        for (int i = 0; i < passes; i++) {
            // bare, ours, ours, bare, bare, ours, ...: a slow change of the machine hits both alike.
            if (i % 2 == 0) {
                barePasses.add(pass(bare, count, inFlight, meters));
            }
            oursPasses.add(pass(ours, count, inFlight, meters));
            if (i % 2 == 1) {
                barePasses.add(pass(bare, count, inFlight, meters));
            }
        }
        return new Passes(oursPasses, barePasses);
    }

    private static Pass pass(Side side, int count, int inFlight, Meters meters) {
        side.prepare(count);
        long statements = meters.statements.read();
        Map<String, Long> before = meters.cpu.read();
        ClosedLoop.Run run = ClosedLoop.run(count, inFlight, side::submit);
        Map<String, Double> cpu = CpuMeter.between(before, meters.cpu.read(), count);
        double sent = meters.statements.between(statements, meters.statements.read());
        Pass pass = Pass.of(run, cpu, sent / count);
        System.err.printf(
                "%-5s %2d in flight: %,7.0f /s, p50 %.1f ms, p99 %.1f ms, %.0f us cpu, %.2f statements%n",
                side instanceof Ours ? "ours" : "bare",
                inFlight,
                pass.perSecond(),
                pass.p50Millis(),
                pass.p99Millis(),
                pass.cpuMicros(),
                pass.statements());
        return pass;
    }

    /** Apart from the measured passes, since looking costs something. */
    private Map<String, Integer> profile(Ours ours, Meters meters) {
        try (StackSampler sampler = new StackSampler("pandan-live")) {
            pass(ours, decisions, MANY, meters);
            return sampler.stop();
        }
    }
}
