package dev.pandan.benchmarks.engine;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.result.Median;
import dev.pandan.benchmarks.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Decisions of one core, with windows in memory and no store, beside a loop written by hand, in alternating passes. */
public final class EngineBenchmark {
    /** Ten features over three windows. */
    private static final String PROJECT = "benchmarks/src/main/resources/engine/flights.yaml";

    private static final int DECISIONS = 150_000;
    private static final int PASSES = 7;
    private static final int FLATNESS_OPERATIONS = 200_000;
    private static final int WARM_UPS = 3;
    /** Departures, and as many arrivals, of seven days: the longest window is full. */
    private static final int FILL = 60_480;

    private final FlightsExample example;
    private final int decisions;
    private final int fill;
    private final int passes;

    public EngineBenchmark(Options options) {
        this.example = FlightsExample.read(options.home(), options.home().resolve(PROJECT));
        this.decisions = options.decisionsOr(DECISIONS);
        this.fill = Math.min(FILL, 4 * decisions);
        this.passes = options.passesOr(PASSES);
    }

    public Result run() {
        // First, while the heap holds little else.
        Footprint footprint = Footprint.measure();
        List<EngineEvent> events = EngineEvent.of(example, fill + decisions);
        int compared = Equality.check(new ProgramEngine(example), new HandEngine(example), events);
        List<EnginePass> ours = new ArrayList<>();
        List<EnginePass> loop = new ArrayList<>();
        for (int i = -WARM_UPS; i < passes; i++) {
            pass(() -> new ProgramEngine(example), events, i < 0 ? new ArrayList<>() : ours);
            pass(() -> new HandEngine(example), events, i < 0 ? new ArrayList<>() : loop);
        }
        int operations = Math.max(1_000, decisions * 4);
        double flatness = Flatness.of(example.program()).ratio(operations);
        Map<String, Double> byAggregate = AggregateFlatness.ratios(Math.min(operations, FLATNESS_OPERATIONS));
        Result result = result(ours, loop, compared, flatness);
        memory(result, footprint);
        flatness(result, byAggregate);
        return result;
    }

    private void pass(Supplier<Engine> side, List<EngineEvent> events, List<EnginePass> passed) {
        passed.add(EnginePass.of(side.get(), events, 2 * fill));
    }

    private Result result(List<EnginePass> ours, List<EnginePass> loop, int compared, double flatness) {
        Result result = new Result();
        double perSecond = Median.of(ours, EnginePass::perCoreSecond);
        double loopPerSecond = Median.of(loop, EnginePass::perCoreSecond);
        result.figure("benchmark", "engine");
        result.figure("decisions_per_s", perSecond);
        result.figure("loop_ratio", perSecond / loopPerSecond);
        result.figure("bytes_per_decision", Median.of(ours, EnginePass::bytes));
        result.figure("flatness", flatness);
        result.figure("wall_decisions_per_s", Median.of(ours, EnginePass::perSecond));
        result.figure("loop_decisions_per_s", loopPerSecond);
        result.figure("compared", compared);
        result.line(
                "engine: flights, windows in memory, one thread, %d passes of %,d decisions", ours.size(), decisions);
        result.line("  10 features over 3 windows, logistic regression, policy; an arrival between any two; 1 %% late");
        result.line("");
        result.line("  %-42s %12s %12s %8s", "medians", "ours", "loop", "ratio");
        row(result, "decisions per second of processor time", ours, loop, EnginePass::perCoreSecond);
        row(result, "decisions per second on the wall", ours, loop, EnginePass::perSecond);
        row(result, "bytes allocated per decision", ours, loop, EnginePass::bytes);
        result.line("");
        result.line("  a window of 100,000 rows costs %.2f times one of 100", flatness);
        result.line("  %,d decisions compared with the loop's, all equal bit for bit", compared);
        return result;
    }

    private static void memory(Result result, Footprint footprint) {
        result.figure("bytes_per_row", footprint.perRow());
        result.figure("bytes_per_key", footprint.perKey());
        result.line(
                "  a row of a time and a double takes %.1f bytes in a window, a key with one row %.0f",
                footprint.perRow(), footprint.perKey());
    }

    private static void flatness(Result result, Map<String, Double> byAggregate) {
        double worst =
                byAggregate.values().stream().mapToDouble(ratio -> ratio).max().orElse(0);
        result.figure("flatness_worst", worst);
        result.line("  100,000 rows beside 100, each aggregate alone, one row in a hundred late:");
        byAggregate.forEach((name, ratio) -> result.line("    %-24s %6.2f", name, ratio));
    }

    private static void row(
            Result result,
            String name,
            List<EnginePass> ours,
            List<EnginePass> loop,
            ToDoubleFunction<EnginePass> figure) {
        double mine = Median.of(ours, figure);
        double its = Median.of(loop, figure);
        result.line("  %-42s %12.0f %12.0f %8.2f", name, mine, its, mine / its);
    }
}
