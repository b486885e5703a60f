package dev.pandan.benchmarks.engine;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.result.Median;
import dev.pandan.benchmarks.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Decisions of one core, with windows in memory and no store, beside a loop written by hand, in alternating passes. */
public final class EngineBenchmark {
    private static final int DECISIONS = 150_000;
    private static final int PASSES = 7;
    private static final int WARM_UPS = 3;
    /** Departures, and as many arrivals, of seven days: the longest window is full. */
    private static final int FILL = 60_480;

    private final FlightsExample example;
    private final int decisions;
    private final int fill;
    private final int passes;

    public EngineBenchmark(Options options) {
        this.example = FlightsExample.read(options.home());
        this.decisions = options.decisionsOr(DECISIONS);
        this.fill = Math.min(FILL, 4 * decisions);
        this.passes = options.passesOr(PASSES);
    }

    public Result run() {
        List<EngineEvent> events = EngineEvent.of(example, fill + decisions);
        int compared = Equality.check(new ProgramEngine(example), new HandEngine(example), events);
        List<EnginePass> ours = new ArrayList<>();
        List<EnginePass> loop = new ArrayList<>();
        for (int i = -WARM_UPS; i < passes; i++) {
            pass(() -> new ProgramEngine(example), events, i < 0 ? new ArrayList<>() : ours);
            pass(() -> new HandEngine(example), events, i < 0 ? new ArrayList<>() : loop);
        }
        double flatness = new Flatness(example.program()).ratio(Math.max(1_000, decisions * 4));
        return result(ours, loop, compared, flatness);
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
        result.line("  10 features over 5 windows, logistic regression, policy; an arrival between any two; 1 %% late");
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
