package dev.pandan.training;

import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.project.Target;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.UnlabelledReport;
import dev.pandan.training.report.UnlabelledReportData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures a model that learnt without labels: of clusters beside all rows as one, of anomalies beside the distance from the mean. */
final class UnlabelledEvaluation {
    private final Draft draft;
    private final Scoring scoring;
    private final List<FeatureExample> rows;
    private final Inspection inspection;

    UnlabelledEvaluation(Draft draft, List<FeatureExample> rows, Inspection inspection) {
        this.draft = draft;
        this.scoring = draft.scoring();
        this.rows = rows;
        this.inspection = inspection;
    }

    Evaluated evaluate() {
        boolean isOfClusters = draft.target() == Target.CLUSTER;
        String baselineName = isOfClusters ? "one cluster" : "distance from the mean";
        Quality baseline = isOfClusters ? scoring.oneCluster(rows) : scoring.fromTheMean(rows);
        Quality model = quality(draft.model());
        Map<String, Quality> columns = new LinkedHashMap<>();
        columns.put("model", model);
        Optional<Quality> champion = draft.champion().scorer().map(scorer -> scoring.quality(rows, scorer));
        champion.ifPresent(other -> columns.put("champion " + draft.champion().label(), other));
        Optional<Quality> without = draft.learnt().withoutWindows().map(this::quality);
        without.ifPresent(other -> columns.put("without windows", other));
        columns.put(baselineName, baseline);
        String html = UnlabelledReport.html(new UnlabelledReportData(
                draft.project(), draft.decision().name(), columns, inspection, draft.data(), draft.making()));
        Beside<Quality> beside = new Beside<>(Optional.empty(), champion, without);
        return new Evaluated(model, beside, baseline, baselineName, inspection, html);
    }

    private Quality quality(Model model) {
        try (Scorer scorer = model.open()) {
            return scoring.quality(rows, scorer);
        }
    }
}
