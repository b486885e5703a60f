package dev.pandan.benchmarks.scan;

import dev.pandan.benchmarks.database.CpuMeter;
import dev.pandan.benchmarks.database.Database;
import dev.pandan.benchmarks.result.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes of both sides by turns. Every one has to find every event; one of each has to find the same in it. */
final class Alternation {
    private static final int WARM_UPS = 2;

    private final int events;
    private final int passes;

    Alternation(int events, int passes) {
        this.events = events;
        this.passes = passes;
    }

    private record Measured(double perSecond, double cpuMicros) {}

    /** bare, ours, ours, bare, ...: a slow change of the machine hits both alike. */
    ScanRates run(Database database, LogScan ours, LogScan bare) {
        Scanned expected = bare.pass(true);
        require("ours", ours.pass(true), expected);
        CpuMeter cpu = new CpuMeter(database.pid());
        Scanned brief = bare.pass(false);
        for (int i = 1; i < WARM_UPS; i++) {
            pass("bare", bare, brief, cpu);
            pass("ours", ours, brief, cpu);
        }
        List<Measured> oursPasses = new ArrayList<>();
        List<Measured> barePasses = new ArrayList<>();
        for (int i = 0; i < passes; i++) {
            if (i % 2 == 0) {
                barePasses.add(pass("bare", bare, brief, cpu));
            }
            oursPasses.add(pass("ours", ours, brief, cpu));
            if (i % 2 == 1) {
                barePasses.add(pass("bare", bare, brief, cpu));
            }
        }
        return new ScanRates(
                database.address("").kind(),
                database.name(),
                oursPasses.stream().map(Measured::perSecond).toList(),
                barePasses.stream().map(Measured::perSecond).toList(),
                Median.of(barePasses, Measured::cpuMicros) / Median.of(oursPasses, Measured::cpuMicros),
                Optional.empty());
    }

    private Measured pass(String side, LogScan scan, Scanned expected, CpuMeter cpu) {
        Map<String, Long> before = cpu.read();
        long start = System.nanoTime();
        Scanned scanned = scan.pass(false);
        long nanos = System.nanoTime() - start;
        require(side, scanned, expected);
        Map<String, Double> used = CpuMeter.between(before, cpu.read(), events);
        double micros = used.getOrDefault(CpuMeter.CLIENT, 0.0) + used.getOrDefault(CpuMeter.DATABASE, 0.0);
        Measured measured = new Measured(events * 1e9 / nanos, micros);
        System.err.printf(
                "%-9s %,9.0f rows/s, %.2f us cpu, %.2f in the database%n",
                side, measured.perSecond, micros, used.getOrDefault(CpuMeter.DATABASE, 0.0));
        return measured;
    }

    private void require(String side, Scanned scanned, Scanned expected) {
        if (scanned.rows() != events || !scanned.equals(expected)) {
            throw new IllegalStateException(side + " read " + scanned + " (expected: " + events
                    + " rows, as the bare driver: " + expected + ")");
        }
    }
}
