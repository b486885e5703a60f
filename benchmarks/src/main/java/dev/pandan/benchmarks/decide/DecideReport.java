package dev.pandan.benchmarks.decide;

import dev.pandan.benchmarks.result.Result;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Shows what was measured.
 *
 * @param profile how often the live thread was seen where
 * @param database its name
 */
record DecideReport(
        Passes many, Passes one, Map<String, Integer> profile, DecideBenchmark.Stored stored, String database) {

    /** Microseconds per decision of both sides together, below which a consumer is left out. */
    private static final double SEEN = 4;

    /**
     * @param store as the command line has it
     */
    Result result(String store) {
        Result result = new Result();
        figures(result, store);
        result.line(
                "decide: flights, %s in a child process, %d passes of %,d decisions",
                database, many.ours().size(), many.ours().get(0).count());
        result.line("");
        result.line("  %-34s %12s %12s %8s", "medians", "ours", "bare driver", "ratio");
        row(result, "64 in flight, decisions/s", many, Pass::perSecond);
        row(result, "64 in flight, p50 ms", many, Pass::p50Millis);
        row(result, "64 in flight, p99 ms", many, Pass::p99Millis);
        statements(result, "64 in flight, statements/decision", many);
        row(result, "1 in flight, decisions/s", one, Pass::perSecond);
        row(result, "1 in flight, p50 ms", one, Pass::p50Millis);
        row(result, "1 in flight, p99 ms", one, Pass::p99Millis);
        statements(result, "1 in flight, statements/decision", one);
        result.line("");
        result.line("  processor time, microseconds per decision at 64 in flight");
        TreeSet<String> consumers = new TreeSet<>();
        many.ours().forEach(pass -> consumers.addAll(pass.cpu().keySet()));
        many.bare().forEach(pass -> consumers.addAll(pass.cpu().keySet()));
        consumers.stream()
                .filter(consumer ->
                        many.ours(pass -> pass.cpu(consumer)) + many.bare(pass -> pass.cpu(consumer)) > SEEN)
                .forEach(consumer -> row(result, consumer, many, pass -> pass.cpu(consumer)));
        row(result, "both processes", many, Pass::cpuMicros);
        result.line("");
        int seen = profile.values().stream().mapToInt(Integer::intValue).sum();
        result.line("  where the live thread was, %d looks in a pass of its own", seen);
        profile.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> result.line("  %-34s %11.1f%%", entry.getKey(), 100.0 * entry.getValue() / seen));
        result.line("");
        result.line(
                "  stored: ours %,d of %,d sent, bare driver %,d (no profiled pass), each equal to ours",
                stored.ours(), stored.sent(), stored.bare());
        return result;
    }

    private static void statements(Result result, String name, Passes passes) {
        if (passes.bare(Pass::statements) > 0) {
            row(result, name, passes, Pass::statements);
        }
    }

    private static void row(Result result, String name, Passes passes, ToDoubleFunction<Pass> figure) {
        result.line(
                "  %-34s %12.2f %12.2f %8.2f", name, passes.ours(figure), passes.bare(figure), passes.ratio(figure));
    }

    private void figures(Result result, String store) {
        result.figure("benchmark", "decide");
        result.figure("store", store);
        result.figure("ratio", many.ratio(Pass::perSecond));
        result.figure("p99_ratio", many.ratio(Pass::p99Millis));
        result.figure("ratio_1", one.ratio(Pass::perSecond));
        result.figure("cpu_ratio", 1 / many.ratio(Pass::cpuMicros));
        result.figure("decisions_per_s", many.ours(Pass::perSecond));
        result.figure("decisions_per_s_1", one.ours(Pass::perSecond));
        result.figure("p50_ms", many.ours(Pass::p50Millis));
        result.figure("p99_ms", many.ours(Pass::p99Millis));
        result.figure("cpu_us_per_decision", many.ours(Pass::cpuMicros));
        result.figure("bare_decisions_per_s", many.bare(Pass::perSecond));
        result.figure("bare_decisions_per_s_1", one.bare(Pass::perSecond));
        result.figure("bare_p50_ms", many.bare(Pass::p50Millis));
        result.figure("bare_p99_ms", many.bare(Pass::p99Millis));
        result.figure("bare_cpu_us_per_decision", many.bare(Pass::cpuMicros));
        if (many.bare(Pass::statements) > 0) {
            result.figure("statements_per_decision", many.ours(Pass::statements));
            result.figure("bare_statements_per_decision", many.bare(Pass::statements));
        }
        result.figure("sent", stored.sent());
        result.figure("stored", stored.ours());
        result.figure("bare_stored", stored.bare());
    }
}
