package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.model.onnx.Layout;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.onnx.Tree;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two trees over a number, whether it is missing, a category and one element of a vector. */
final class OnnxForestTest extends ScorerLaws {
    private static final Layout LAYOUT = new Layout(
            List.of(
                    numbers(Domain.Input.number("speed"), 0.1),
                    new Layout.OneHot(Domain.Input.category("state", List.of("CA", "서울"))),
                    numbers(Domain.Input.vector("bands", 2), 5, 6)),
            new int[] {0, 1, 3, 4, 6});

    private static final Tree OF_NUMBERS = new Tree(List.of(
            new Tree.Split(0, 0.1, 1, 2),
            new Tree.Leaf(0.125),
            new Tree.Split(1, 0.5, 3, 4),
            new Tree.Leaf(0.25),
            new Tree.Leaf(0.5)));

    private static final Tree OF_CATEGORIES = new Tree(List.of(
            new Tree.Split(2, 0.5, 1, 4),
            new Tree.Split(4, 2, 2, 3),
            new Tree.Leaf(0),
            new Tree.Leaf(0.03125),
            new Tree.Leaf(0.0625)));

    private static Layout.Numbers numbers(Domain.Input input, double... fills) {
        double[] ones = new double[fills.length];
        Arrays.fill(ones, 1);
        return new Layout.Numbers(input, fills, new double[fills.length], ones);
    }

    @Override
    protected Scorer scorer() {
        Head head = new Head.Forest(List.of(OF_NUMBERS, OF_CATEGORIES), Head.Link.IDENTITY);
        return new OnnxScorer(HeadWriter.write(LAYOUT, head), LAYOUT.domain());
    }

    @Test
    void score_numberAtTheThreshold_isComparedInDoubles() {
        try (Scorer scorer = scorer()) {
            float[] bands = {0, 2};
            assertThat(scorer.score(new Object[] {Math.nextDown(0.1f), "CA", bands}))
                    .isEqualTo(0.125);
            // The float nearest to 0.1 is larger than the double 0.1.
            assertThat(scorer.score(new Object[] {0.1f, "CA", bands})).isEqualTo(0.25);
        }
    }

    @Test
    void score_missingAndUnseen_goWhereTheyWentInTraining() {
        try (Scorer scorer = scorer()) {
            float[] bands = {0, Float.NaN};
            assertThat(scorer.score(new Object[] {null, "CA", bands})).isEqualTo(0.125 + 0.03125);
            assertThat(scorer.score(new Object[] {1f, "서울", bands})).isEqualTo(0.25 + 0.0625);
            assertThat(scorer.score(new Object[] {1f, "elsewhere", null})).isEqualTo(0.25 + 0.03125);
            assertThat(scorer.score(new Object[] {1f, null, new float[] {9, 1}}))
                    .isEqualTo(0.25);
        }
    }
}
