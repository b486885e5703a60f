package dev.pandan.benchmarks.decide;

import dev.pandan.benchmarks.result.Median;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measured passes of both sides. */
record Passes(List<Pass> ours, List<Pass> bare) {
    Passes {
        ours = List.copyOf(ours);
        bare = List.copyOf(bare);
    }

    double ours(ToDoubleFunction<Pass> figure) {
        return Median.of(ours, figure);
    }

    double bare(ToDoubleFunction<Pass> figure) {
        return Median.of(bare, figure);
    }

    /** Median of ours divided by median of the bare driver's. */
    double ratio(ToDoubleFunction<Pass> figure) {
        return ours(figure) / bare(figure);
    }
}
