package dev.pandan.training;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClassPredictions;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.ClassReport;
import dev.pandan.training.report.ClassReportData;
import dev.pandan.training.report.ClassResult;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures a model of classes beside a baseline that knows only the classes' shares of the training rows. */
final class ClassEvaluation {
    private final Draft draft;
    private final Scoring scoring;
    private final List<FeatureExample> rows;
    private final Inspection inspection;

    ClassEvaluation(Draft draft, List<FeatureExample> rows, Inspection inspection) {
        this.draft = draft;
        this.scoring = draft.scoring();
        this.rows = rows;
        this.inspection = inspection;
    }

    Evaluated evaluate() {
        Rivals<ClassResult> rivals = Rivals.of(draft, "class shares", shares(), this::result);
        return rivals.evaluated(
                inspection,
                ClassResult::metrics,
                ClassReport.html(new ClassReportData(
                        draft.project(),
                        draft.decision().name(),
                        rivals.all(),
                        inspection,
                        draft.data(),
                        draft.making())));
    }

    private Verdict shares() {
        List<String> classes = draft.statistics().classes();
        double[] shares = classes.stream()
                .mapToDouble(name -> (double) draft.statistics().rows(name)
                        / draft.statistics().rows())
                .toArray();
        return Verdict.of(new ClassProbabilities(classes, shares));
    }

    private ClassResult result(String name, Function<@Nullable Object[], Verdict> says) {
        ClassPredictions predictions = scoring.predictClasses(rows, says);
        return new ClassResult(
                name, ClassMetrics.of(predictions, draft.decision().spec().policy(), draft.bootstrap()));
    }
}
