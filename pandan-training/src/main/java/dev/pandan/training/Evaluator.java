package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Provenance;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Evaluates a bundle that is stored: its own scorer on the labelled events that came after those it was trained and validated on. */
public final class Evaluator {
    private static final int STAGES = 3;

    private final SparkSession spark;
    private final Registry registry;
    private final Progress progress;

    public Evaluator(SparkSession spark, Registry registry, Progress progress) {
        this.spark = spark;
        this.registry = registry;
        this.progress = progress;
    }

    /**
     * Evaluates on the events from a time on. Fails with {@code MISMATCH} if the project computes other features than the bundle was trained with, and with {@code
     * TRAINING_FAILED} if there is no labelled event.
     *
     * @param request its decision has to be the bundle's
     * @param by features or columns of the event by which metrics are told apart
     */
    public Evaluation evaluate(TrainingRequest request, BundleManifest bundle, long fromMicros, List<String> by) {
        StoredProject project = request.project();
        DecisionProgram decision = project.decision(bundle.decision());
        Trainable.label(decision);
        matches(project, bundle);
        Stages stages = new Stages(progress, System::nanoTime, STAGES);
        List<FeatureExample> rows = rows(request, fromMicros, stages);
        if (rows.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "bundle " + bundle.label() + " cannot be evaluated: no labelled event came after those it was "
                            + "trained on (expected: one at least); load more events or send some");
        }
        return stages.run("evaluating", () -> evaluation(request, bundle, rows, by));
    }

    /**
     * Metrics of bundles on the same rows: those that the first of them was validated on, the last labelled ones of its time; all labelled events for one that was never
     * validated.
     */
    public List<Quality> onValidationRows(TrainingRequest request, List<BundleManifest> bundles) {
        BundleManifest first = bundles.get(0);
        StoredProject project = request.project();
        bundles.forEach(bundle -> matches(project, bundle));
        Stages stages = new Stages(progress, System::nanoTime, STAGES);
        List<FeatureExample> rows = validated(rows(request, Long.MIN_VALUE, stages), first.provenance());
        if (rows.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "bundle " + first.label()
                            + " cannot be measured: there is no labelled event (expected: one at least)");
        }
        return stages.run("evaluating", () -> bundles.stream()
                .map(bundle -> metrics(request, bundle, rows))
                .toList());
    }

    private static List<FeatureExample> validated(List<FeatureExample> all, Provenance provenance) {
        if (provenance.validationRows() == 0) {
            return all;
        }
        List<FeatureExample> then = all.stream()
                .filter(row -> row.timeMicros() <= provenance.untilMicros())
                .toList();
        return then.subList((int) Math.max(0, then.size() - provenance.validationRows()), then.size());
    }

    private static void matches(StoredProject project, BundleManifest bundle) {
        String fingerprint = project.program().fingerprint(bundle.decision());
        if (!fingerprint.equals(bundle.fingerprint())) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "bundle " + bundle.label() + " was trained with the features " + bundle.fingerprint()
                            + ", the project computes " + fingerprint + "; train the decision anew");
        }
    }

    private List<FeatureExample> rows(TrainingRequest request, long fromMicros, Stages stages) {
        try (PlannedLog log = stages.run("reading the log", () -> PlannedLog.read(spark, request))) {
            return stages.run(
                    "computing features",
                    () -> RowOrder.sorted(log.examples()
                            .filter(row -> row.mature() && row.label() != null && row.timeMicros() >= fromMicros)
                            .collect()));
        }
    }

    private Quality metrics(TrainingRequest request, BundleManifest bundle, List<FeatureExample> rows) {
        try (Scorer scorer = registry.scorer(bundle)) {
            return scoring(request, bundle).quality(rows, scorer);
        }
    }

    private Evaluation evaluation(
            TrainingRequest request, BundleManifest bundle, List<FeatureExample> rows, List<String> by) {
        Inspector inspector = Inspector.of(spark, request, by, rows);
        try (Scorer scorer = registry.scorer(bundle)) {
            return new Evaluation(
                    scoring(request, bundle).quality(rows, scorer),
                    inspector.inspect(scorer),
                    rows.get(0).timeMicros(),
                    rows.get(rows.size() - 1).timeMicros());
        }
    }

    private static Scoring scoring(TrainingRequest request, BundleManifest bundle) {
        DecisionProgram decision = request.project().decision(bundle.decision());
        return new Scoring(
                request.project().program(),
                decision,
                Inspector.bootstrap(decision.spec().evaluate()));
    }
}
