package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.model.Ablation;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Model;
import dev.pandan.training.history.FeatureExample;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That a model which does not say itself what features did gives reasons all the same. */
final class Reasons {
    private Reasons() {}

    /** Of most rows something moved the score, and by a finite size; asked again, by the same bits. */
    static void assertThere(Model model, List<FeatureExample> rows) {
        List<@Nullable Object[]> values =
                rows.stream().<@Nullable Object[]>map(FeatureExample::values).toList();
        try (Scorer scorer = model.typicalOf(values).open()) {
            Ablation ablation = Ablation.of(scorer, model.output()).orElseThrow();
            int moved = 0;
            for (@Nullable Object[] row : values) {
                double[] parts = ablation.contributions(row, scorer.verdict(row));
                assertThat(parts).hasSize(row.length);
                assertThat(Arrays.stream(parts).allMatch(Double::isFinite)).isTrue();
                assertThat(ablation.contributions(row, scorer.verdict(row))).containsExactly(parts);
                moved += Arrays.stream(parts).anyMatch(part -> part != 0) ? 1 : 0;
            }
            assertThat(moved).isGreaterThan(rows.size() / 2);
        }
    }
}
