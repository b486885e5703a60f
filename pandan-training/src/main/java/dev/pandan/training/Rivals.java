package dev.pandan.training;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Model;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is measured on the same rows: the model, what goes beside it, and a baseline. */
record Rivals<R>(R model, Beside<R> beside, R baseline, String baselineName) {

    /** Measures one of them. */
    @FunctionalInterface
    interface Measuring<R> {
        R result(String name, Function<@Nullable Object[], Verdict> says);
    }

    /**
     * @param baseline what the baseline says of any row
     */
    static <R> Rivals<R> of(Draft draft, String baselineName, Verdict baseline, Measuring<R> measuring) {
        return new Rivals<>(
                result("model", draft.model(), measuring),
                draft.beside(measuring),
                measuring.result(baselineName, row -> baseline),
                baselineName);
    }

    static <R> R result(String name, Model model, Measuring<R> measuring) {
        try (Scorer scorer = model.open()) {
            return measuring.result(name, scorer::verdict);
        }
    }

    /** The model first, the baseline last. */
    List<R> all() {
        List<R> all = new ArrayList<>(List.of(model));
        all.addAll(beside.all());
        all.add(baseline);
        return List.copyOf(all);
    }

    /** @param html the report */
    Evaluated evaluated(Inspection inspection, Function<R, Quality> quality, String html) {
        return new Evaluated(
                quality.apply(model), beside.map(quality), quality.apply(baseline), baselineName, inspection, html);
    }
}
