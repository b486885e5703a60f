package dev.pandan.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.spec.project.PolicySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
    private static final PolicySpec POLICY = new PolicySpec(Optional.empty(), List.of(), "none", "none");
    private static final long SEED = 11;

    private static Predictions binary(SplittableRandom random, int rows) {
        double[] scores =
                random.doubles(rows).map(x -> Math.round(x * 200) / 200.0).toArray();
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextDouble() < scores[i];
        }
        return new Predictions(scores, labels, new int[rows]);
    }

    private static NumberPredictions numbers(SplittableRandom random, int rows) {
        double[] labels = random.doubles(rows, 10, 20).toArray();
        double[] scores =
                Arrays.stream(labels).map(x -> x + random.nextDouble() - 0.4).toArray();
        return new NumberPredictions(scores, labels, new int[rows], 0);
    }

    private static ClassPredictions classes(SplittableRandom random, int rows) {
        List<String> names = List.of("a", "b", "c");
        List<ClassProbabilities> said = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double a = random.nextDouble();
            double b = random.nextDouble() * (1 - a);
            said.add(new ClassProbabilities(names, new double[] {a, b, 1 - a - b}));
            labels.add(List.of("a", "b", "c", "unseen").get(random.nextInt(4)));
        }
        return new ClassPredictions(names, said, labels, new int[rows]);
    }

    private static int[] once(int rows) {
        int[] counts = new int[rows];
        Arrays.fill(counts, 1);
        return counts;
    }

    @Test
    void figures_eachRowOnce_equalTheMetrics() {
        SplittableRandom random = new SplittableRandom(SEED);
        Predictions binary = binary(random, 500);
        Metrics metrics = Metrics.of(binary, POLICY);
        assertThat(CountedBinary.of(binary).figures(once(500)))
                .containsExactly(
                        new double[] {metrics.auc(), metrics.averagePrecision(), metrics.logLoss(), metrics.brier()},
                        within(1e-12));
        NumberPredictions numbers = numbers(random, 500);
        NumberMetrics far = NumberMetrics.of(numbers, POLICY);
        assertThat(CountedNumbers.of(numbers).figures(once(500)))
                .containsExactly(new double[] {far.rmse(), far.mae(), far.r2(), far.bias()}, within(1e-10));
        ClassPredictions classes = classes(random, 500);
        ClassMetrics right = ClassMetrics.of(classes, POLICY);
        assertThat(CountedClasses.of(classes, List.of("a", "b", "c", "unseen")).figures(once(500)))
                .containsExactly(new double[] {right.accuracy(), right.logLoss(), right.macroF1()}, within(1e-12));
    }

    @Test
    void figures_rowsCountedTwice_equalThoseOfDoubledRows() {
        Predictions rows = binary(new SplittableRandom(SEED), 300);
        int[] counts = new int[300];
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i % 3;
            for (int j = 0; j < counts[i]; j++) {
                drawn.add(i);
            }
        }
        double[] scores = drawn.stream().mapToDouble(i -> rows.scores()[i]).toArray();
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.labels()[drawn.get(i)];
        }
        Metrics doubled = Metrics.of(new Predictions(scores, labels, new int[scores.length]), POLICY);
        assertThat(CountedBinary.of(rows).figures(counts)[0]).isCloseTo(doubled.auc(), within(1e-12));
        assertThat(CountedBinary.of(rows).figures(counts)[1]).isCloseTo(doubled.averagePrecision(), within(1e-12));
    }

    @Test
    void of_meanOfManyRows_isAsWideAsTheCentralLimitSays() {
        int rows = 4_000;
        NumberPredictions numbers = numbers(new SplittableRandom(SEED), rows);
        NumberMetrics metrics = NumberMetrics.of(numbers, POLICY, new Bootstrap(2_000, SEED));
        Interval bias = metrics.intervals().of("bias").orElseThrow();
        double deviation = Math.sqrt((metrics.rmse() * metrics.rmse() - metrics.bias() * metrics.bias()) / rows);
        assertThat(bias.high() - bias.low()).isCloseTo(2 * 1.96 * deviation, within(0.3 * deviation));
        assertThat((bias.high() + bias.low()) / 2).isCloseTo(metrics.bias(), within(0.2 * deviation));
    }

    @Test
    void of_anyNumberOfThreads_isTheSame() throws Exception {
        Predictions rows = binary(new SplittableRandom(SEED), 2_000);
        Intervals here = Metrics.of(rows, POLICY, Bootstrap.STANDARD).intervals();
        for (int threads : new int[] {1, 4}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                Intervals there = pool.submit(() ->
                                Metrics.of(rows, POLICY, Bootstrap.STANDARD).intervals())
                        .get();
                assertThat(there).isEqualTo(here);
            } finally {
                pool.shutdown();
            }
        }
        assertThat(Metrics.of(rows, POLICY, new Bootstrap(200, 2)).intervals()).isNotEqualTo(here);
    }

    @Test
    void of_oneClassOnly_hasNoIntervalOfTheArea() {
        boolean[] all = {true, true, true};
        Predictions rows = new Predictions(new double[] {0.1, 0.5, 0.7}, all, new int[3]);
        Intervals intervals = Metrics.of(rows, POLICY, Bootstrap.STANDARD).intervals();
        assertThat(intervals.of("auc")).isEmpty();
        assertThat(intervals.of("brier")).isPresent();
    }
}
