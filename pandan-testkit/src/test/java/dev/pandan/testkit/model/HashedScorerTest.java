package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.hashing.Buckets;
import dev.pandan.model.hashing.HashedScorer;
import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.BundleDraft;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Provenance;
import dev.pandan.model.registry.Registry;
import dev.pandan.store.memory.MemoryStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A model of buckets that takes in texts. */
final class HashedScorerTest {
    /** "abc" is in bucket 1 of 4, "" too; what is missing weighs 0.125. */
    private static final LinearModel LINEAR = new LinearModel(
            -1,
            List.of(
                    new NumberTerm("amount", 0, 0, 1, 0.002, 0, 0),
                    new CategoryTerm("shop", Buckets.names(4), List.of(0.25, 0.5, -0.25, -0.5), 0.125, 0)));

    private static final Model MODEL = Model.of(LINEAR).hashed(Map.of("shop", 4));

    @Test
    void score_texts_isThatOfTheirBuckets() {
        try (Scorer hashed = MODEL.open();
                Scorer inside = Model.of(LINEAR).open()) {
            assertThat(hashed).isInstanceOf(HashedScorer.class);
            assertThat(HashedScorer.inside(hashed)).isInstanceOf(LinearScorer.class);
            assertThat(hashed.name()).isEqualTo(LinearScorer.NAME);
            assertThat(hashed.score(new Object[] {3f, "abc"})).isEqualTo(inside.score(new Object[] {3f, "1"}));
            @Nullable Object[] missing = {3f, null};
            assertThat(hashed.score(missing)).isEqualTo(inside.score(missing));
            assertThat(hashed.contributions(new Object[] {3f, "abc"})[1]).isEqualTo(0.5);
            assertThat(hashed.contributions(missing)[1]).isEqualTo(0.125);
        }
    }

    @Test
    void scores_neverSeenTexts_areThoseOfTheRowsAndOfOnnx() {
        byte[] onnx = Objects.requireNonNull(MODEL.files().get(Artifacts.ONNX));
        Model served = new Model(OnnxScorer.NAME, MODEL.domain(), OutputKind.BINARY, Map.of(Artifacts.ONNX, onnx));
        List<@Nullable Object[]> rows =
                List.of(new Object[] {1f, "서울 🚀"}, new Object[] {2f, ""}, new @Nullable Object[] {null, null});
        try (Scorer hashed = MODEL.open();
                Scorer beside = served.open()) {
            double[] scores = hashed.scores(rows);
            double[] others = beside.scores(rows);
            for (int i = 0; i < scores.length; i++) {
                assertThat(hashed.score(rows.get(i))).isEqualTo(scores[i]);
                assertThat(hashed.verdict(rows.get(i)).score()).isEqualTo(scores[i]);
                assertThat(Math.abs(others[i] - scores[i])).isLessThan(1e-6);
            }
        }
    }

    @Test
    void scorer_ofAStoredBundle_hashesToo() {
        try (MemoryStore store = new MemoryStore()) {
            Registry registry = new Registry(store.objects(), Clock.systemUTC());
            Model typical = MODEL.typicalOf(List.<@Nullable Object[]>of(new Object[] {5f, "abc"}));
            BundleManifest stored = registry.add(new BundleDraft(
                    "late",
                    "0123456789abcdef",
                    "pandan: 1",
                    typical.scorer(),
                    typical.domain(),
                    typical.output(),
                    typical.files(),
                    Map.of(),
                    new Provenance("", 0, 0, 0, 0, "", Map.of(), Map.of())));
            BundleManifest read = registry.bundle("late", stored.version());
            assertThat(read.domain()).isEqualTo(typical.domain());
            assertThat(read.domain().inputs().get(1).buckets()).isEqualTo(4);
            try (Scorer hashed = registry.scorer(read);
                    Scorer before = MODEL.open()) {
                Object[] row = {3f, "abc"};
                assertThat(hashed.score(row)).isEqualTo(before.score(row));
            }
        }
    }
}
