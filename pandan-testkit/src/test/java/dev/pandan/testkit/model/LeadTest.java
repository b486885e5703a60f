package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Ablation;
import dev.pandan.model.BatchScorer;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.model.onnx.Layout;
import dev.pandan.model.registry.Model;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reasons of classes and clusters: how far the one that was decided stands ahead of the second. */
final class LeadTest {
    private static final Layout LAYOUT = new Layout(
            List.of(
                    new Layout.Numbers(
                            Domain.Input.number("size"), new double[] {2}, new double[] {1}, new double[] {3}),
                    new Layout.Numbers(
                            Domain.Input.vector("place", 2), new double[] {0, 0}, new double[] {1, -1}, new double[] {
                                2, 2
                            }),
                    new Layout.OneHot(Domain.Input.category("colour", List.of("blue", "red")))),
            new int[] {0, 2, 3, 6, 7});
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final SplittableRandom random = new SplittableRandom(8);

    private @Nullable Object[] row() {
        return new @Nullable Object[] {
            random.nextInt(5) == 0 ? null : (float) random.nextDouble(-9, 9),
            new float[] {(float) random.nextDouble(-9, 9), random.nextInt(5) == 0 ? Float.NaN : 4},
            List.of("blue", "red", "green").get(random.nextInt(3))
        };
    }

    private double[][] numbers(int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, columns)
                        .mapToDouble(j -> random.nextDouble(-2, 2))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Contributions equal Shapley values by their definition, and so add up to what the lead is above that of the typical row. */
    private void equalsAllCoalitions(Head head, OutputKind kind, ToDoubleBiFunction<Places, double[]> lead) {
        List<@Nullable Object[]> rows =
                IntStream.range(0, 60).mapToObj(i -> row()).toList();
        Model model = Model.onnx(HeadWriter.write(LAYOUT, head), LAYOUT.domain(), kind, NAMES)
                .typicalOf(rows);
        @Nullable
        Object[] typical = model.domain().inputs().stream()
                .map(input -> Objects.requireNonNull(input.typical()).value(input))
                .toArray();
        try (Scorer scorer = model.open()) {
            Ablation ablation = Ablation.of(scorer, kind).orElseThrow();
            for (@Nullable Object[] row : rows) {
                Verdict verdict = scorer.verdict(row);
                Places places = Places.of(kind, values(scorer, row), verdict);
                double[] moved = ablation.contributions(row, verdict);
                double[] expected = new AllCoalitions(
                                row, typical, mixed -> lead.applyAsDouble(places, values(scorer, mixed)))
                        .values();
                assertThat(moved).containsExactly(expected, within(1e-4));
                assertThat(DoubleStream.of(moved).sum())
                        .isCloseTo(
                                lead.applyAsDouble(places, values(scorer, row))
                                        - lead.applyAsDouble(places, values(scorer, typical)),
                                within(1e-4));
                assertThat(ablation.contributions(row.clone(), verdict)).containsExactly(moved);
            }
        }
    }

    private static double[] values(Scorer scorer, @Nullable Object[] row) {
        return scorer.values(List.<@Nullable Object[]>of(row)).get(0);
    }

    /** The class or cluster that was decided, and the second. */
    private record Places(int decided, int second) {
        static Places of(OutputKind kind, double[] values, Verdict verdict) {
            int decided = verdict.classes().likeliest();
            double sign = kind == OutputKind.DISTANCE ? 1 : -1;
            int second = IntStream.range(0, values.length)
                    .filter(i -> i != decided)
                    .boxed()
                    .min((one, other) -> Double.compare(sign * values[one], sign * values[other]))
                    .orElseThrow();
            return new Places(decided, second);
        }
    }

    private static double logarithm(Places places, double[] values) {
        return Math.log(values[places.decided()]) - Math.log(values[places.second()]);
    }

    private static double squares(Places places, double[] values) {
        return values[places.second()] * values[places.second()] - values[places.decided()] * values[places.decided()];
    }

    @Test
    void contributions_multinomialRegression_areExact() {
        equalsAllCoalitions(
                new Head.Sums(new double[] {0.5, 0, -0.5}, numbers(5, 3)), OutputKind.CLASS, LeadTest::logarithm);
    }

    @Test
    void contributions_naiveBayesOfNormalDistributions_areExact() {
        List<Head.Bell> bells = IntStream.range(0, 3)
                .mapToObj(i -> new Head.Bell(numbers(1, 5)[0], new double[] {1, 2, 3, 2, 1}))
                .toList();
        equalsAllCoalitions(
                new Head.BellsOfClasses(new double[] {0.5, 0, -0.5}, bells), OutputKind.CLASS, LeadTest::logarithm);
    }

    @Test
    void contributions_centres_areExact() {
        equalsAllCoalitions(new Head.Centres(numbers(3, 5), false), OutputKind.DISTANCE, LeadTest::squares);
    }

    /** Also where the clusters of the other branches count as infinitely far, and where its own is not the nearest. */
    @Test
    void contributions_branches_areExact() {
        List<Head.Leaf> leaves = List.of(
                new Head.Leaf(1, List.of(new Head.Turn(1, 2, true))),
                new Head.Leaf(3, List.of(new Head.Turn(2, 1, false), new Head.Turn(3, 4, true))),
                new Head.Leaf(4, List.of(new Head.Turn(2, 1, false), new Head.Turn(4, 3, false))));
        equalsAllCoalitions(new Head.Branches(numbers(5, 5), false, leaves), OutputKind.DISTANCE, LeadTest::squares);
    }

    /** What a network says need not be a sum; its class stays that of the row. */
    @Test
    void contributions_network_followTheClassThatWasDecided() {
        Domain domain = new Domain(List.of(Domain.Input.number("x"), Domain.Input.number("y")))
                .typicalOf(List.<@Nullable Object[]>of(new Object[] {0f, 0f}));
        try (Scorer scorer = both(domain)) {
            @Nullable Object[] row = {1f, 1f};
            Verdict verdict = scorer.verdict(row);
            assertThat(verdict.classes().predicted()).isEqualTo("b");
            double[] moved = Ablation.of(scorer, OutputKind.CLASS).orElseThrow().contributions(row, verdict);
            double lead = Math.log(0.8 / 0.1);
            assertThat(moved)
                    .containsExactly(
                            new double[] {lead - Math.log(0.1 / 0.8), lead - Math.log(0.1 / 0.8)}, within(1e-9));
        }
    }

    /** Class b if x and y are both positive, else a; c never. */
    private static Scorer both(Domain domain) {
        return new BatchScorer("both/1", domain, OutputKind.CLASS, NAMES) {
            @Override
            protected void run(@Nullable Object[][] rows, double[] target, int offset) {
                for (int i = 0; i < rows.length; i++) {
                    boolean both = Objects.equals(rows[i][0], 1f) && Objects.equals(rows[i][1], 1f);
                    target[offset + 3 * i] = both ? 0.1 : 0.8;
                    target[offset + 3 * i + 1] = both ? 0.8 : 0.1;
                    target[offset + 3 * i + 2] = 0.1;
                }
            }
        };
    }

    @Test
    void contributions_nothingDecided_none() {
        Domain domain = new Domain(List.of(Domain.Input.number("x"), Domain.Input.number("y")))
                .typicalOf(List.<@Nullable Object[]>of(new Object[] {0f, 0f}));
        try (Scorer scorer = both(domain)) {
            Verdict nothing =
                    Verdict.of(new ClassProbabilities(NAMES, new double[] {Double.NaN, Double.NaN, Double.NaN}));
            assertThat(Ablation.of(scorer, OutputKind.CLASS)
                            .orElseThrow()
                            .contributions(new Object[] {1f, 1f}, nothing))
                    .containsExactly(0, 0);
        }
    }
}
