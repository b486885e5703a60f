package dev.pandan.training;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.ModelResult;
import dev.pandan.training.report.OtherModel;
import dev.pandan.training.report.Report;
import dev.pandan.training.report.ReportData;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures a model of probabilities beside a baseline that knows only the base rate. */
final class BinaryEvaluation {
    private final Draft draft;
    private final Scoring scoring;
    private final List<FeatureExample> rows;
    private final Inspection inspection;

    BinaryEvaluation(Draft draft, List<FeatureExample> rows, Inspection inspection) {
        this.draft = draft;
        this.scoring = draft.scoring();
        this.rows = rows;
        this.inspection = inspection;
    }

    Evaluated evaluate() {
        Rivals<ModelResult> rivals =
                Rivals.of(draft, "base rate", Verdict.of(draft.statistics().baseRate()), this::result);
        return rivals.evaluated(
                inspection,
                ModelResult::metrics,
                Report.html(new ReportData(
                        draft.project(),
                        draft.decision().name(),
                        policy(),
                        rivals.model(),
                        others(rivals.beside()),
                        rivals.baseline(),
                        draft.weights(rows),
                        inspection,
                        draft.data(),
                        draft.making())));
    }

    private static List<OtherModel> others(Beside<ModelResult> beside) {
        return Stream.of(
                        beside.uncalibrated().map(result -> new OtherModel(OtherModel.Kind.BEFORE_CALIBRATION, result)),
                        beside.champion().map(result -> new OtherModel(OtherModel.Kind.CHAMPION, result)),
                        beside.withoutWindows().map(result -> new OtherModel(OtherModel.Kind.WITHOUT_WINDOWS, result)))
                .flatMap(Optional::stream)
                .toList();
    }

    private ModelResult result(String name, Function<@Nullable Object[], Verdict> says) {
        Predictions predictions = scoring.predict(rows, row -> says.apply(row).score());
        return new ModelResult(name, predictions, Metrics.of(predictions, policy(), draft.bootstrap()));
    }

    private PolicySpec policy() {
        return draft.decision().spec().policy();
    }
}
