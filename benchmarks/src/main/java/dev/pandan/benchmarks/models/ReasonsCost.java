package dev.pandan.benchmarks.models;

import com.sun.management.OperatingSystemMXBean;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.flights.FlightsForest;
import dev.pandan.benchmarks.flights.FlightsModel;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Model;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What reasons cost: mean processor time of a decision with them and without them, the sides taking turns. */
final class ReasonsCost {
    private static final int WARM_UP = 30_000;
    private static final int DECISIONS = 5_000;
    private static final int ROUNDS = 16;
    private static final double MICRO = 1e3;

    private final Path home;
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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
            List<Double> micros = micros(with, example("      reasons: off\n"), model);
            double share = 1 - micros.get(1) / micros.get(0);
            result.line(
                    "%-28s %-14s %9.2f %9.2f %8.0f%%", name, model.scorer(), micros.get(0), micros.get(1), 100 * share);
            result.figure(name + "_decision_us", micros.get(0));
            result.figure(name + "_decision_without_reasons_us", micros.get(1));
            result.figure(name + "_reasons_share", share);
        });
    }

    private FlightsExample example(String line) {
        return FlightsExample.read(
                home,
                home.resolve("examples/flights/pandan.yaml"),
                text -> text.replaceFirst("(?m)^    model:\n", "    model:\n" + line));
    }

    /** With reasons, and without. */
    private List<Double> micros(FlightsExample with, FlightsExample without, Model model) {
        try (DecisionSide one = new DecisionSide(with, model);
                DecisionSide other = new DecisionSide(without, model)) {
            List<DecisionSide> sides = List.of(one, other);
            sides.forEach(side -> side.decide(WARM_UP));
            long[] nanos = new long[sides.size()];
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < nanos.length; i++) {
                    long start = process.getProcessCpuTime();
                    sides.get(i).decide(DECISIONS);
                    nanos[i] += process.getProcessCpuTime() - start;
                }
            }
            return Arrays.stream(nanos)
                    .mapToObj(some -> some / MICRO / DECISIONS / ROUNDS)
                    .toList();
        }
    }
}
