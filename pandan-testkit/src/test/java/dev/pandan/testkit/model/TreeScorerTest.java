package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Model;
import dev.pandan.model.trees.TreeScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Trees in plain Java, beside ONNX Runtime over the same file. */
final class TreeScorerTest extends ScorerLaws {
    private static final int ROWS = 500;

    private final RandomForests random = new RandomForests(7);

    private static Model model(Head head, OutputKind output, List<String> classes) {
        return Model.onnx(HeadWriter.write(RandomForests.LAYOUT, head), RandomForests.LAYOUT.domain(), output, classes);
    }

    private Model ofForest(Head.Link link) {
        return model(new Head.Forest(random.trees(30, 5, random.gaussian()), link), OutputKind.BINARY, List.of());
    }

    private Model ofClasses(int trees, int depth) {
        SplittableRandom shares = new SplittableRandom(3);
        List<double[]> leaves = new ArrayList<>();
        var forest = random.trees(trees, depth, () -> {
            double[] three = {shares.nextDouble(), shares.nextDouble(), shares.nextDouble()};
            double sum = (three[0] + three[1] + three[2]) * trees;
            leaves.add(new double[] {three[0] / sum, three[1] / sum, three[2] / sum});
            return leaves.size() - 1;
        });
        return model(
                new Head.Votes(forest, leaves.toArray(double[][]::new)),
                OutputKind.CLASS,
                List.of("early", "on time", "late"));
    }

    @Override
    protected Scorer scorer() {
        RandomForests same = new RandomForests(11);
        Head head = new Head.Forest(same.trees(30, 5, same.gaussian()), Head.Link.DOUBLE_LOGIT);
        return model(head, OutputKind.BINARY, List.of()).open();
    }

    private Scorer runtime(Model model) {
        return new OnnxScorer(model.files().get("model.onnx"), model.domain(), model.output(), model.classes());
    }

    private void sameBits(Model model) {
        assertThat(model.scorer()).isEqualTo(TreeScorer.NAME);
        try (Scorer ours = model.open();
                Scorer theirs = runtime(model)) {
            for (int i = 0; i < ROWS; i++) {
                @Nullable Object[] row = random.row();
                assertThat(ours.score(row)).isEqualTo(theirs.score(row));
                assertThat(ours.verdict(row).classes().values())
                        .containsExactly(theirs.verdict(row).classes().values());
            }
        }
    }

    @Test
    void score_forest_isThatOfTheRuntimeToTheBit() {
        sameBits(ofForest(Head.Link.IDENTITY));
    }

    @Test
    void score_treesOfNumbers_isThatOfTheRuntimeToTheBit() {
        for (int trees : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 30, 101}) {
            sameBits(model(new Head.Leaves(random.trees(trees, 5, random.gaussian())), OutputKind.NUMBER, List.of()));
        }
    }

    @Test
    void verdict_classes_isThatOfTheRuntimeToTheBit() {
        sameBits(ofClasses(1, 4));
        sameBits(ofClasses(25, 5));
    }

    @Test
    void score_logistic_differsInTheLastPlacesAtMost() {
        Model model = ofForest(Head.Link.DOUBLE_LOGIT);
        assertThat(model.scorer()).isEqualTo(TreeScorer.NAME);
        try (Scorer ours = model.open();
                Scorer theirs = runtime(model)) {
            for (int i = 0; i < ROWS; i++) {
                @Nullable Object[] row = random.row();
                assertThat(ours.score(row)).isCloseTo(theirs.score(row), within(4 * Math.ulp(1.0)));
            }
        }
    }

    @Test
    void contributions_forest_areThoseOfAllCoalitions() {
        equalsAllCoalitions(ofForest(Head.Link.IDENTITY), Scorer::score);
    }

    @Test
    void contributions_logistic_areThoseOfAllCoalitionsInLogOdds() {
        equalsAllCoalitions(ofForest(Head.Link.DOUBLE_LOGIT), (scorer, row) -> {
            double score = scorer.score(row);
            return Math.log(score / (1 - score));
        });
    }

    @Test
    void contributions_classes_areThoseOfTheLikeliest() {
        Model model = ofClasses(9, 5);
        for (int i = 0; i < 3; i++) {
            int likeliest = i;
            equalsAllCoalitions(
                    model,
                    (scorer, row) -> scorer.verdict(row).classes().values()[likeliest],
                    verdict -> verdict.classes().likeliest() == likeliest);
        }
    }

    private void equalsAllCoalitions(Model model, ToDoubleBiFunction<Scorer, @Nullable Object[]> level) {
        equalsAllCoalitions(model, level, verdict -> true);
    }

    private void equalsAllCoalitions(
            Model unknown, ToDoubleBiFunction<Scorer, @Nullable Object[]> level, Predicate<Verdict> some) {
        List<@Nullable Object[]> rows =
                IntStream.range(0, 60).mapToObj(i -> random.row()).toList();
        Model model = unknown.typicalOf(rows);
        @Nullable
        Object[] typical = model.domain().inputs().stream()
                .map(input -> Objects.requireNonNull(input.typical()).value(input))
                .toArray();
        try (Scorer scorer = model.open()) {
            for (@Nullable Object[] row : rows) {
                if (some.test(scorer.verdict(row))) {
                    double[] parts = scorer.contributions(row);
                    double[] expected =
                            new AllCoalitions(row, typical, mixed -> level.applyAsDouble(scorer, mixed)).values();
                    assertThat(parts).containsExactly(expected, within(2e-6));
                    assertThat(DoubleStream.of(parts).sum())
                            .isCloseTo(
                                    level.applyAsDouble(scorer, row) - level.applyAsDouble(scorer, typical),
                                    within(2e-6));
                }
            }
        }
    }

    @Test
    void contributions_noTypicalRow_none() {
        try (Scorer scorer = ofForest(Head.Link.IDENTITY).open()) {
            assertThat(scorer.contributions(random.row())).isEmpty();
        }
    }

    @Test
    void onnx_noTrees_isServedByTheRuntime() {
        Model model = model(
                new Head.Perceptron(List.of(new Head.Layer(new double[15][1], new double[] {0.5}))),
                OutputKind.BINARY,
                List.of());
        assertThat(model.scorer()).isEqualTo(OnnxScorer.NAME);
    }
}
