package dev.pandan.benchmarks.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All sides on one workload: compared first, then measured in turn. */
final class Trial {
    private static final int WARM_UPS = 2;
    /** Events of which Spark SQL's features are compared one by one; this warms it up. */
    private static final int SPARK_SHARE = 10;
    /** Doubles are added in another order. */
    private static final double SAME = 1e-9;
    /** Ours are rounded to float32. */
    private static final double ROUNDED = 1e-6;

    private final Workload workload;
    private final Side ours;
    private final Side duck;
    private final Side spark;

    Trial(Workload workload, Side ours, Side duck, Side spark) {
        this.workload = workload;
        this.ours = ours;
        this.duck = duck;
        this.spark = spark;
    }

    /** Measured passes of all sides. */
    Passes run(int passes, Side... others) {
        say("comparing %,d events of %s", workload.events(), workload.name());
        long compared = Comparison.of(ours, workload).with("DuckDB", duck, workload);
        Workload some = workload.first(Math.max(1, workload.events() / SPARK_SHARE));
        long sparkCompared = Comparison.of(ours, some).with("Spark SQL", spark, some);
        List<FeaturesPass> mine = new ArrayList<>();
        List<FeaturesPass> its = new ArrayList<>();
        for (int i = 1 - WARM_UPS; i < passes; i++) {
            FeaturesPass duckPass = pass("DuckDB", duck);
            FeaturesPass oursPass = pass("ours", ours);
            duckPass.totals().requireEqual("ours", oursPass.totals(), ROUNDED);
            if (i >= 0) {
                its.add(duckPass);
                mine.add(oursPass);
            }
        }
        Totals expected = its.get(0).totals();
        FeaturesPass sparkPass = pass("Spark SQL", spark);
        expected.requireEqual("Spark SQL", sparkPass.totals(), SAME);
        List<FeaturesPass> more = new ArrayList<>();
        for (Side other : others) {
            FeaturesPass pass = pass("DuckDB with RANGE frames", other);
            expected.requireEqual("DuckDB with RANGE frames", pass.totals(), SAME);
            more.add(pass);
        }
        return new Passes(workload.events(), compared, sparkCompared, mine, its, List.of(sparkPass), more);
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
