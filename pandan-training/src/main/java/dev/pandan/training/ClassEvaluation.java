package dev.pandan.training;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Model;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClassPredictions;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.ClassReport;
import dev.pandan.training.report.ClassReportData;
import dev.pandan.training.report.ClassResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures a model of classes beside a baseline that knows only the classes' shares of the training rows. */
final class ClassEvaluation {
    private final Draft draft;
    private final Scoring scoring;
    private final List<FeatureExample> rows;

    ClassEvaluation(Draft draft, List<FeatureExample> rows) {
        this.draft = draft;
        this.scoring = new Scoring(draft.request().project().program(), draft.decision());
        this.rows = rows;
    }

    Evaluated evaluate() {
        Verdict shares = shares();
        List<ClassResult> results = new ArrayList<>(List.of(result("model", draft.model())));
        draft.learnt().withoutWindows().ifPresent(other -> results.add(result("without windows", other)));
        ClassResult baseline = result("class shares", row -> shares);
        results.add(baseline);
        String html = ClassReport.html(
                new ClassReportData(draft.project(), draft.decision().name(), results, draft.data(), draft.making()));
        return new Evaluated(
                results.get(0).metrics(),
                draft.learnt().withoutWindows().map(other ->
                        (Quality) results.get(1).metrics()),
                baseline.metrics(),
                baseline.name(),
                html);
    }

    private Verdict shares() {
        List<String> classes = draft.statistics().classes();
        double[] shares = classes.stream()
                .mapToDouble(name -> (double) draft.statistics().rows(name)
                        / draft.statistics().rows())
                .toArray();
        return Verdict.of(new ClassProbabilities(classes, shares));
    }

    private ClassResult result(String name, Model model) {
        try (Scorer scorer = model.open()) {
            return result(name, scorer::verdict);
        }
    }

    private ClassResult result(String name, Function<@Nullable Object[], Verdict> verdict) {
        ClassPredictions predictions = scoring.predictClasses(rows, verdict);
        return new ClassResult(
                name, ClassMetrics.of(predictions, draft.decision().spec().policy()));
    }
}
