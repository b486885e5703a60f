package dev.pandan.training;

import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.Link;
import dev.pandan.model.registry.Model;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.NumberReport;
import dev.pandan.training.report.NumberReportData;
import dev.pandan.training.report.NumberResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures a model of numbers beside a baseline that always predicts the mean label of the training rows. */
final class NumberEvaluation {
    private final Draft draft;
    private final Scoring scoring;
    private final List<FeatureExample> rows;

    NumberEvaluation(Draft draft, List<FeatureExample> rows) {
        this.draft = draft;
        this.scoring = new Scoring(draft.request().project().program(), draft.decision());
        this.rows = rows;
    }

    Evaluated evaluate() {
        double mean = draft.statistics().meanLabel();
        List<NumberResult> results = new ArrayList<>(List.of(result("model", draft.model())));
        draft.learnt().withoutWindows().ifPresent(other -> results.add(result("without windows", other)));
        NumberResult baseline = result("mean label", row -> mean);
        results.add(baseline);
        String html = NumberReport.html(new NumberReportData(
                draft.project(),
                draft.decision().name(),
                results,
                draft.weights(rows),
                unit(),
                draft.data(),
                draft.making()));
        return new Evaluated(
                results.get(0).metrics(),
                draft.learnt().withoutWindows().map(other ->
                        (Quality) results.get(1).metrics()),
                baseline.metrics(),
                baseline.name(),
                html);
    }

    private String unit() {
        try (Scorer scorer = draft.model().open()) {
            boolean isLinked = scorer instanceof LinearScorer linear
                    && linear.model().link().curve() != Link.Curve.IDENTITY;
            return isLinked ? "sum that the link is of" : "prediction";
        }
    }

    private NumberResult result(String name, Model model) {
        try (Scorer scorer = model.open()) {
            return result(name, scorer::score);
        }
    }

    private NumberResult result(String name, ToDoubleFunction<@Nullable Object[]> score) {
        NumberPredictions predictions = scoring.predictNumbers(rows, score);
        return new NumberResult(
                name,
                predictions,
                NumberMetrics.of(predictions, draft.decision().spec().policy()));
    }
}
