package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Ablation;
import dev.pandan.model.BatchScorer;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.Typical;
import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.onnx.OnnxWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AblationTest {
    private static final LinearModel MODEL = new LinearModel(
            -1,
            List.of(
                    new NumberTerm("distance", 0, 0, 1, 0.002, 0, 0),
                    new CategoryTerm("state", List.of("CA", "NY"), List.of(0.5, -0.25), 0.1, 0)));
    /** Medians: distance 300; the commonest state is NY. */
    private static final List<@Nullable Object[]> ROWS = List.of(
            new Object[] {100f, "NY"}, new Object[] {300f, "CA"}, new Object[] {700f, "NY"}, new @Nullable Object[] {
                null, null
            });

    private static double[] moved(Scorer scorer, @Nullable Object[] row) {
        return Ablation.of(scorer, OutputKind.BINARY).orElseThrow().contributions(row, scorer.verdict(row));
    }

    private static OnnxScorer onnx() {
        return new OnnxScorer(OnnxWriter.write(MODEL), MODEL.domain().typicalOf(ROWS));
    }

    @Test
    void contributions_ofALinearModel_areItsTermsMinusThoseOfTheTypicalRow() {
        try (OnnxScorer scorer = onnx()) {
            assertThat(moved(scorer, new Object[] {800f, "CA"})).satisfies(moved -> {
                assertThat(moved[0]).isCloseTo(0.002 * (800 - 300), within(1e-6));
                assertThat(moved[1]).isCloseTo(0.5 + 0.25, within(1e-6));
            });
        }
    }

    @Test
    void contributions_typicalRow_none() {
        try (OnnxScorer scorer = onnx()) {
            assertThat(moved(scorer, new Object[] {300f, "NY"})).containsExactly(0, 0);
        }
    }

    @Test
    void contributions_missingAndUnseenValues_areFinite() {
        try (OnnxScorer scorer = onnx()) {
            double[] moved = moved(scorer, new @Nullable Object[] {null, "atlantis"});
            assertThat(moved[0]).isCloseTo(-0.6, within(1e-6));
            assertThat(moved[1]).isCloseTo(0.35, within(1e-6));
        }
    }

    /** A runtime may score equal rows of one call differently in the last bits. */
    @Test
    void contributions_scoresThatDifferByLessThanABatchMay_none() {
        AtomicInteger calls = new AtomicInteger();
        Scorer shaky = new BatchScorer("shaky/1", MODEL.domain().typicalOf(ROWS)) {
            @Override
            protected void run(@Nullable Object[][] rows, double[] target, int offset) {
                for (int i = 0; i < rows.length; i++) {
                    target[offset + i] = 0.5 + calls.incrementAndGet() * 1e-9;
                }
            }
        };
        assertThat(moved(shaky, new Object[] {800f, "CA"})).containsExactly(0, 0);
    }

    @Test
    void of_noTypicalValues_cannotSay() {
        assertThat(Ablation.of(new LinearScorer(MODEL), OutputKind.BINARY)).isEmpty();
    }

    @Test
    void typical_ofVectorsAndOfNothing_perElement() {
        Domain domain = new Domain(List.of(Domain.Input.vector("v", 2), Domain.Input.number("n")));
        Domain typical = domain.typicalOf(List.of(
                new @Nullable Object[] {new float[] {1, Float.NaN}, null},
                new @Nullable Object[] {new float[] {3, 5}, null},
                new @Nullable Object[] {null, null}));
        assertThat(typical.inputs().get(0).typical()).isEqualTo(new Typical(List.of(1f, 5f), null));
        assertThat(typical.inputs().get(1).typical()).isEqualTo(new Typical(List.of(Float.NaN), null));
    }

    @Test
    void typical_mostRowsMissing_isMissing() {
        Domain domain = new Domain(List.of(Domain.Input.category("c", List.of())));
        Domain typical = domain.typicalOf(
                List.of(new @Nullable Object[] {null}, new @Nullable Object[] {"b"}, new @Nullable Object[] {null}));
        assertThat(typical.inputs().get(0).typical()).isEqualTo(new Typical(List.of(), null));
    }
}
