package dev.pandan.training;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Scorer;
import dev.pandan.model.hashing.HashedScorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.Link;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.NumberReport;
import dev.pandan.training.report.NumberReportData;
import dev.pandan.training.report.NumberResult;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures a model of numbers beside a baseline that always predicts the mean label of the training rows. */
final class NumberEvaluation {
    private final Draft draft;
    private final Scoring scoring;
    private final List<FeatureExample> rows;
    private final Inspection inspection;

    NumberEvaluation(Draft draft, List<FeatureExample> rows, Inspection inspection) {
        this.draft = draft;
        this.scoring = draft.scoring();
        this.rows = rows;
        this.inspection = inspection;
    }

    Evaluated evaluate() {
        Rivals<NumberResult> rivals =
                Rivals.of(draft, "mean label", Verdict.of(draft.statistics().meanLabel()), this::result);
        return rivals.evaluated(
                inspection,
                NumberResult::metrics,
                NumberReport.html(new NumberReportData(
                        draft.project(),
                        draft.decision().name(),
                        rivals.all(),
                        draft.weights(rows),
                        unit(),
                        inspection,
                        draft.data(),
                        draft.making())));
    }

    private String unit() {
        try (Scorer scorer = draft.model().open()) {
            boolean isLinked = HashedScorer.inside(scorer) instanceof LinearScorer linear
                    && linear.model().link().curve() != Link.Curve.IDENTITY;
            return isLinked ? "sum that the link is of" : "prediction";
        }
    }

    private NumberResult result(String name, Function<@Nullable Object[], Verdict> says) {
        NumberPredictions predictions =
                scoring.predictNumbers(rows, row -> says.apply(row).score());
        return new NumberResult(
                name,
                predictions,
                NumberMetrics.of(predictions, draft.decision().spec().policy(), draft.bootstrap()));
    }
}
