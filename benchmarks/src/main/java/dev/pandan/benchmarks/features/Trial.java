package dev.pandan.benchmarks.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All sides on one workload: compared first, then measured in turn. To be run once. */
final class Trial {
    /** Events of which Spark SQL's features are compared one by one; this warms it up. */
    private static final int SPARK_SHARE = 10;
    /** Doubles are added in another order. */
    private static final double SAME = 1e-9;
    /** Ours are rounded to float32 before they are added. */
    private static final double ROUNDED = 1e-6;

    private final Workload workload;
    private final Side ours;
    private final Side duck;
    private final Side spark;
    private final List<FeaturesPass> own = new ArrayList<>();
    private Totals expected = new Totals(0);

    Trial(Workload workload, Side ours, Side duck, Side spark) {
        this.workload = workload;
        this.ours = ours;
        this.duck = duck;
        this.spark = spark;
    }

    /** Measured passes of all sides: those of others between two of ours. */
    Passes run(int passes, Side... others) {
        say("comparing %,d events of %s", workload.events(), workload.name());
        long compared = Comparison.of(ours, workload).with("DuckDB", duck, workload);
        Workload some = workload.first(Math.max(1, workload.events() / SPARK_SHARE));
        long sparkCompared = Comparison.of(ours, some).with("Spark SQL", spark, some);
        pass("DuckDB", duck);
        expected = pass("ours", ours).totals();
        own.add(pass("ours", ours));
        List<Round> duckRounds = new ArrayList<>();
        for (int i = 0; i < passes; i++) {
            duckRounds.add(round("DuckDB", duck));
        }
        List<Round> sparkRounds = List.of(round("Spark SQL", spark));
        List<Round> more = new ArrayList<>();
        for (Side other : others) {
            more.add(round("DuckDB with RANGE frames", other));
        }
        return new Passes(workload.events(), compared, sparkCompared, List.copyOf(own), duckRounds, sparkRounds, more);
    }

    /** A pass of another side, then one of ours. */
    private Round round(String name, Side side) {
        FeaturesPass before = own.get(own.size() - 1);
        FeaturesPass other = pass(name, side);
        FeaturesPass after = pass("ours", ours);
        own.add(after);
        other.totals().requireEqual("ours", after.totals(), ROUNDED);
        expected.requireEqual("ours, again,", after.totals(), SAME);
        return new Round(before, other, after);
    }

    private FeaturesPass pass(String name, Side side) {
        FeaturesPass pass = FeaturesPass.of(side, workload);
        say(
                "%s: %,d events of %s in %.1f s (%.1f s of processor time)",
                name, workload.events(), workload.name(), pass.seconds(), pass.cpuSeconds());
        return pass;
    }

    private static void say(String format, Object... arguments) {
        System.err.println("benchmarks: " + String.format(Locale.ROOT, format, arguments));
    }
}
