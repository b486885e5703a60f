package dev.pandan.benchmarks.models;

import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.flights.FlightsForest;
import dev.pandan.benchmarks.flights.FlightsModel;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Model;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What reasons cost: processor time of a decision with them and without them, the sides taking turns; medians. Of threads of Java alone: what collects the garbage of a growing store in memory,
 * and what compiles, takes more than reasons do and comes at any time.
 */
final class ReasonsCost {
    private static final int WARM_UP = 60_000;
    private static final int DECISIONS = 10_000;

    private static final int ROUNDS = 12;
    private static final double MICRO = 1e3;

    private final Path home;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    ReasonsCost(Path home) {
        this.home = home;
    }

    void measure(Result result) {
        FlightsExample with = example("");
        Map<String, Model> models = new LinkedHashMap<>();
        Model trees = FlightsForest.of(with);
        models.put("linear", Model.of(FlightsModel.of(with)));
        models.put("trees", trees);
        models.put("onnx", new Model(OnnxScorer.NAME, trees.domain(), trees.output(), trees.files()));
        result.line("%-28s %-14s %9s %9s %9s", "a decision", "scorer", "us", "no reasons", "share");
        models.forEach((name, model) -> {
            System.err.println("models: measuring decisions with and without reasons, " + name);
            Cost cost = cost(with, example("      reasons: off\n"), model);
            result.line(
                    "%-28s %-14s %9.2f %9.2f %8.0f%%",
                    name, model.scorer(), cost.with(), cost.without(), 100 * cost.share());
            result.figure(name + "_decision_us", cost.with());
            result.figure(name + "_decision_without_reasons_us", cost.without());
            result.figure(name + "_reasons_share", cost.share());
        });
    }

    private FlightsExample example(String line) {
        return FlightsExample.read(
                home,
                home.resolve("examples/flights/pandan.yaml"),
                text -> text.replaceFirst("(?m)^    model:\n", "    model:\n" + line));
    }

    private Cost cost(FlightsExample with, FlightsExample without, Model model) {
        try (DecisionSide one = new DecisionSide(with, model);
                DecisionSide other = new DecisionSide(without, model)) {
            List<DecisionSide> sides = List.of(one, other);
            sides.forEach(side -> side.decide(WARM_UP));
            double[][] micros = new double[sides.size()][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < sides.size(); i++) {
                    // A change of the machine, or garbage of the side before, hits both alike.
                    int side = (round + i) % sides.size();
                    micros[side][round] = micros(sides.get(side));
                }
            }
            if (one.written() <= other.written()) {
                throw new IllegalStateException("the answers tell no reasons");
            }
            return Cost.of(micros[0], micros[1]);
        }
    }

    private double micros(DecisionSide side) {
        long start = nanos();
        side.decide(DECISIONS);
        return (nanos() - start) / MICRO / DECISIONS;
    }

    /** A thread that has ended counts nothing. */
    private long nanos() {
        return Arrays.stream(threads.getAllThreadIds())
                .map(thread -> Math.max(0, threads.getThreadCpuTime(thread)))
                .sum();
    }

    /**
     * Medians over rounds.
     *
     * @param with microseconds of a decision with reasons
     * @param without the same without them
     * @param share what part of a decision its reasons are, of two rounds that followed each other
     */
    private record Cost(double with, double without, double share) {
        static Cost of(double[] with, double[] without) {
            double[] shares = IntStream.range(0, with.length)
                    .mapToDouble(i -> 1 - without[i] / with[i])
                    .toArray();
            return new Cost(median(with), median(without), median(shares));
        }

        private static double median(double[] values) {
            double[] sorted = Arrays.stream(values).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }
}
