package dev.pandan.training;

import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.ModelResult;
import dev.pandan.training.report.Report;
import dev.pandan.training.report.ReportData;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures a model of probabilities beside a baseline that knows only the base rate. */
final class BinaryEvaluation {
    private final Draft draft;
    private final Scoring scoring;
    private final List<FeatureExample> rows;

    BinaryEvaluation(Draft draft, List<FeatureExample> rows) {
        this.draft = draft;
        this.scoring = new Scoring(draft.request().project().program(), draft.decision());
        this.rows = rows;
    }

    Evaluated evaluate() {
        double baseRate = draft.statistics().baseRate();
        ModelResult base = result("base rate", row -> baseRate);
        List<ModelResult> without = draft.learnt().withoutWindows().stream()
                .map(other -> result("without windows", other))
                .toList();
        ReportData report = new ReportData(
                draft.project(),
                draft.decision().name(),
                policy(),
                result("model", draft.model()),
                without,
                base,
                draft.weights(rows),
                draft.data(),
                draft.making());
        return new Evaluated(
                report.model().metrics(),
                without.stream().<Quality>map(ModelResult::metrics).findFirst(),
                base.metrics(),
                base.name(),
                Report.html(report));
    }

    private ModelResult result(String name, Model model) {
        try (Scorer scorer = model.open()) {
            return result(name, scorer::score);
        }
    }

    private ModelResult result(String name, ToDoubleFunction<@Nullable Object[]> score) {
        Predictions predictions = scoring.predict(rows, score);
        return new ModelResult(name, predictions, Metrics.of(predictions, policy()));
    }

    private PolicySpec policy() {
        return draft.decision().spec().policy();
    }
}
