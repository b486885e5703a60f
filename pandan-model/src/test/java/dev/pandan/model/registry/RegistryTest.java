package dev.pandan.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.LinearModelJson;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.onnx.OnnxWriter;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.memory.MemoryStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

final class RegistryTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final LinearModel MODEL =
            new LinearModel(0.5, List.of(new NumberTerm("distance", 1, 2, 3, 0.25, 0, 0)));

    private final MemoryStore store = new MemoryStore();
    private final Registry registry = new Registry(store.objects(), CLOCK);

    private static BundleDraft draft(String decision, String scorer) {
        Provenance provenance = new Provenance("event time", 1, 2, 3, 4, "ab", Map.of("maxIter", "10"), Map.of());
        return new BundleDraft(
                decision,
                "0123456789abcdef",
                "pandan: 1\nname: \"판단\"\n",
                scorer,
                MODEL.domain().typicalOf(List.of(new Object[] {42f}, new Object[] {Float.NaN})),
                OutputKind.BINARY,
                Map.of(Artifacts.LINEAR, LinearModelJson.write(MODEL), Artifacts.ONNX, OnnxWriter.write(MODEL)),
                Map.of("auc", 0.7171717171717171),
                provenance);
    }

    @Test
    void add_thenBundle_equalManifest() {
        BundleManifest added = registry.add(draft("late", LinearScorer.NAME));
        assertThat(added.label()).isEqualTo("late@1");
        assertThat(registry.bundle("late", 1)).isEqualTo(added);
        assertThat(added.createdAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(added.artifacts()).containsExactly(Artifacts.LINEAR, Artifacts.ONNX);
    }

    @Test
    void delete_retired_filesAreGoneAndTheManifestStays() {
        BundleManifest added = registry.add(draft("late", LinearScorer.NAME));
        Assertions.assertThatThrownBy(() -> registry.delete("late", 1)).hasMessageContaining("not retired");
        registry.retire("late", 1);
        registry.delete("late", 1);
        assertThat(registry.bundle("late", 1)).isEqualTo(added);
        assertThat(registry.stages("late").of(1)).isEqualTo("deleted");
        Assertions.assertThatThrownBy(() -> registry.scorer(added)).hasMessageContaining("deleted");
        assertThat(registry.add(draft("late", LinearScorer.NAME)).version()).isEqualTo(2);
    }

    @Test
    void promote_modelOfAClass_cannotServe() {
        registry.add(draft("late", Artifacts.SPARK_SCORER));
        String refusal =
                "late@1 cannot serve: its model is of a class that cannot be exported to ONNX; score with it by:"
                        + " pandan score late --bundle late@1";
        assertThatThrownBy(() -> registry.promote("late", 1)).hasMessageContaining(refusal);
        assertThatThrownBy(() -> registry.canary("late", 1, 0.1)).hasMessageContaining(refusal);
        assertThatThrownBy(() -> registry.challenge("late", 1)).hasMessageContaining(refusal);
        assertThat(registry.champion("late")).isEmpty();
    }

    @Test
    void add_manyAtOnce_everyVersionOnce() {
        List<CompletableFuture<Integer>> added = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> registry.add(draft("late", LinearScorer.NAME)).version()))
                .limit(12)
                .toList();
        assertThat(added.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(registry.list("late").stream().map(BundleManifest::version))
                .isSorted()
                .hasSize(12);
    }

    @Test
    void list_decisionWhoseNameIsAPrefix_isNotMixedUp() {
        registry.add(draft("late", LinearScorer.NAME));
        registry.add(draft("later", LinearScorer.NAME));
        assertThat(registry.list("late")).hasSize(1);
    }

    @Test
    void promote_existing_isChampion() {
        registry.add(draft("late", LinearScorer.NAME));
        registry.add(draft("late", LinearScorer.NAME));
        assertThat(registry.champion("late")).isEmpty();
        registry.promote("late", 2);
        assertThat(registry.champion("late")).contains(2);
        registry.promote("late", 1);
        registry.promote("late", 1);
        assertThat(registry.champion("late")).contains(1);
    }

    @Test
    void promote_missing_isNotFoundAndChangesNothing() {
        registry.add(draft("late", LinearScorer.NAME));
        registry.promote("late", 1);
        failsWith(ErrorCode.NOT_FOUND, () -> registry.promote("late", 7));
        assertThat(registry.champion("late")).contains(1);
    }

    @Test
    void scorer_ofEachKind_scoresAlike() {
        BundleManifest java = registry.add(draft("late", LinearScorer.NAME));
        BundleManifest onnx = registry.add(draft("late", OnnxScorer.NAME));
        try (Scorer one = registry.scorer(java);
                Scorer other = registry.scorer(onnx)) {
            assertThat(one.name()).isEqualTo("linear-java/1");
            assertThat(other.score(new Object[] {7f}))
                    .isCloseTo(one.score(new Object[] {7f}), Assertions.within(1e-15));
        }
    }

    @Test
    void scorer_unknown_isMismatch() {
        BundleManifest manifest = registry.add(draft("late", "trees/9"));
        failsWith(ErrorCode.MISMATCH, () -> registry.scorer(manifest));
    }

    @Test
    void artifact_unknown_isNotFound() {
        BundleManifest manifest = registry.add(draft("late", LinearScorer.NAME));
        failsWith(ErrorCode.NOT_FOUND, () -> registry.artifact(manifest, "trees.bin"));
    }

    private static void failsWith(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(PandanException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
