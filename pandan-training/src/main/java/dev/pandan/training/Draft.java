package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Provenance;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.fit.Learnt;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.ModelResult;
import dev.pandan.training.report.Report;
import dev.pandan.training.report.ReportData;
import dev.pandan.training.report.Weight;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A chosen model on its way to a bundle: what is said about it. */
record Draft(
        TrainingRequest request,
        DecisionProgram decision,
        TrainingSet set,
        TrainingRows rows,
        Learnt learnt,
        double baseRate) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What was found on the validation rows. */
    record Evaluated(ReportData report, String html, Map<String, Double> metrics) {}

    Model model() {
        return learnt.model();
    }

    Evaluated evaluate(List<FeatureExample> validation) {
        Scoring scoring = new Scoring(request.project().program(), decision);
        ModelResult base = result(scoring, "base rate", validation, row -> baseRate);
        List<ModelResult> without = learnt.withoutWindows()
                .map(other -> result(scoring, "without windows", validation, other))
                .map(List::of)
                .orElse(List.of());
        ReportData report = new ReportData(
                request.project().program().project().name(),
                decision.name(),
                policy(),
                result(scoring, "model", validation, model()),
                without,
                base,
                weights(validation),
                data(),
                making());
        return new Evaluated(report, Report.html(report), metrics(report));
    }

    /** Empty unless the model is linear. */
    private List<Weight> weights(List<FeatureExample> validation) {
        try (Scorer scorer = model().open()) {
            return scorer instanceof LinearScorer linear ? Weights.of(linear.model(), validation) : List.of();
        }
    }

    private PolicySpec policy() {
        return decision.spec().policy();
    }

    private ModelResult result(Scoring scoring, String name, List<FeatureExample> rows, Model model) {
        try (Scorer scorer = model.open()) {
            return result(scoring, name, rows, scorer::score);
        }
    }

    private ModelResult result(
            Scoring scoring, String name, List<FeatureExample> rows, ToDoubleFunction<@Nullable Object[]> score) {
        Predictions predictions = scoring.predict(rows, score);
        return new ModelResult(name, predictions, Metrics.of(predictions, policy()));
    }

    private static Map<String, Double> metrics(ReportData report) {
        Map<String, Double> metrics =
                new LinkedHashMap<>(report.model().metrics().byName());
        report.withoutWindows()
                .forEach(other -> other.metrics().byName().forEach((k, v) -> metrics.put("without_windows." + k, v)));
        report.baseRate().metrics().byName().forEach((name, value) -> metrics.put("base_rate." + name, value));
        return metrics;
    }

    private Map<String, String> data() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Events", String.format(Locale.ROOT, "%,d", rows.events()));
        facts.put(
                "Learnt from",
                String.format(
                        Locale.ROOT,
                        "%,d labelled events, %,d of them positive, %s to %s UTC",
                        rows.training(),
                        rows.trainingPositives(),
                        time(set.split().fromMicros()),
                        time(set.split().gapFromMicros())));
        facts.put(
                "Left out between",
                String.format(
                        Locale.ROOT, "%,d labelled events: their labels lie among the validation rows", rows.gap()));
        facts.put(
                "Validated on",
                String.format(
                        Locale.ROOT,
                        "%,d labelled events, %,d of them positive, %s to %s UTC",
                        rows.validation(),
                        rows.validationPositives(),
                        time(set.split().validationFromMicros()),
                        time(set.split().untilMicros())));
        facts.put(
                "Label unknown",
                String.format(Locale.ROOT, "%,d events whose label's time has passed", rows.unlabelled()));
        facts.put("Label not yet known", String.format(Locale.ROOT, "%,d events", rows.immature()));
        facts.put("Features as of", request.clock().text());
        facts.put("Digest of the rows", set.summary().digest());
        return facts;
    }

    private Map<String, String> making() {
        Map<String, String> facts = new LinkedHashMap<>(new TreeMap<>(learnt.parameters()));
        facts.putAll(versions());
        return facts;
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("scorer", model().scorer());
        versions.put("features", request.project().program().fingerprint());
        versions.putAll(new TreeMap<>(learnt.versions()));
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    Provenance provenance() {
        return new Provenance(
                request.clock().text(),
                set.split().fromMicros(),
                set.split().untilMicros(),
                rows.training(),
                rows.validation(),
                set.summary().digest(),
                learnt.parameters(),
                versions());
    }

    private static String time(long micros) {
        return TIME.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
    }
}
