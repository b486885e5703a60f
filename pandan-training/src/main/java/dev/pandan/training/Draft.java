package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.Scorer;
import dev.pandan.model.hashing.HashedScorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Provenance;
import dev.pandan.spec.project.Target;
import dev.pandan.training.evaluate.Bootstrap;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.fit.Hashing;
import dev.pandan.training.fit.Learnt;
import dev.pandan.training.fit.Statistics;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.Weight;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A chosen model on its way to a bundle: what is said about it. */
record Draft(
        TrainingRequest request,
        DecisionProgram decision,
        TrainingSet set,
        TrainingRows rows,
        Learnt learnt,
        Statistics statistics,
        Champion champion) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    Model model() {
        return learnt.model();
    }

    Bootstrap bootstrap() {
        return Inspector.bootstrap(decision.spec().evaluate());
    }

    Scoring scoring() {
        return new Scoring(request.project().program(), decision, bootstrap());
    }

    String project() {
        return request.project().program().project().name();
    }

    Target target() {
        return decision.spec().target();
    }

    Evaluated evaluate(List<FeatureExample> validation, Inspector inspector) {
        Inspection inspection = inspect(inspector);
        return switch (target()) {
            case BINARY -> new BinaryEvaluation(this, validation, inspection).evaluate();
            case NUMBER -> new NumberEvaluation(this, validation, inspection).evaluate();
            case CLASS -> new ClassEvaluation(this, validation, inspection).evaluate();
            case CLUSTER, ANOMALY -> new UnlabelledEvaluation(this, validation, inspection).evaluate();
        };
    }

    private Inspection inspect(Inspector inspector) {
        try (Scorer scorer = model().open()) {
            return inspector.inspect(scorer);
        }
    }

    /** Measures what goes beside the model. */
    <R> Beside<R> beside(Rivals.Measuring<R> measuring) {
        return new Beside<>(
                learnt.calibrated().map(how -> Rivals.result("before calibration", how.before(), measuring)),
                champion.scorer().map(scorer -> measuring.result("champion " + champion.label(), scorer::verdict)),
                learnt.withoutWindows().map(other -> Rivals.result("without windows", other, measuring)));
    }

    /** Empty unless the model is linear. */
    List<Weight> weights(List<FeatureExample> validation) {
        try (Scorer scorer = model().open()) {
            return HashedScorer.inside(scorer) instanceof LinearScorer linear
                    ? Weights.of(linear.model(), Hashing.of(decision).rows(validation))
                    : List.of();
        }
    }

    Map<String, String> data() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Events", String.format(Locale.ROOT, "%,d", rows.events()));
        facts.put(
                "Learnt from",
                String.format(
                        Locale.ROOT,
                        "%,d " + kind() + "%s, %s to %s UTC",
                        rows.training(),
                        positives(rows.trainingPositives()),
                        time(set.split().fromMicros()),
                        time(set.split().gapFromMicros())));
        if (rows.weightless() > 0) {
            facts.put(
                    "Left out by their weight",
                    String.format(Locale.ROOT, "%,d " + kind() + ", whose weight is 0", rows.weightless()));
        }
        if (target() == Target.CLASS) {
            facts.put("Classes learnt", classes());
        }
        boolean labelled = decision.spec().label().isPresent();
        if (labelled) {
            facts.put(
                    "Left out between",
                    String.format(
                            Locale.ROOT, "%,d " + kind() + ": their labels lie among the validation rows", rows.gap()));
        }
        facts.put(
                "Validated on",
                String.format(
                        Locale.ROOT,
                        "%,d " + kind() + "%s, %s to %s UTC",
                        rows.validation(),
                        positives(rows.validationPositives()),
                        time(set.split().validationFromMicros()),
                        time(set.split().untilMicros())));
        if (labelled) {
            facts.put(
                    "Label unknown",
                    String.format(Locale.ROOT, "%,d events whose label's time has passed", rows.unlabelled()));
            facts.put("Label not yet known", String.format(Locale.ROOT, "%,d events", rows.immature()));
        }
        facts.put("Champion", champion.comparison());
        facts.put("Features as of", request.clock().text());
        facts.put("Digest of the rows", set.summary().digest());
        return facts;
    }

    private String kind() {
        return target().needsLabel() ? "labelled events" : "events";
    }

    private String classes() {
        return statistics.classes().stream()
                .map(name -> String.format(Locale.ROOT, "%s (%,d)", name, statistics.rows(name)))
                .collect(Collectors.joining(", "));
    }

    private String positives(long count) {
        return target() == Target.BINARY ? String.format(Locale.ROOT, ", %,d of them positive", count) : "";
    }

    Map<String, String> making() {
        Map<String, String> facts = new LinkedHashMap<>(new TreeMap<>(learnt.parameters()));
        facts.putAll(versions());
        return facts;
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("scorer", model().scorer());
        versions.put("features", decision().fingerprint());
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
