package dev.pandan.training.compare;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Target;
import dev.pandan.training.PlannedLog;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Compares bundles on events that were decided: what each scored then, as champion, canary or challenger, or scores now from the features stored then. */
public final class Comparer {
    private static final int STAGES = 3;

    private final SparkSession spark;
    private final Registry registry;
    private final Progress progress;

    public Comparer(SparkSession spark, Registry registry, Progress progress) {
        this.spark = spark;
        this.registry = registry;
        this.progress = progress;
    }

    /**
     * Fails with {@code MISMATCH} if a bundle was trained with other features than the project computes, and with {@code TRAINING_FAILED} if there is no event to
     * compare on.
     *
     * @param bundles of the request's decision, at least one
     * @param fromMicros events from this time on
     */
    public Comparison compare(TrainingRequest request, List<BundleManifest> bundles, long fromMicros) {
        DecisionProgram decision = request.project().decision(request.decision());
        if (decision.spec().target() == Target.CLUSTER) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "decision '" + decision.name()
                            + "' predicts a cluster, which has no label to compare by (expected: a decision with labels)");
        }
        String fingerprint = decision.fingerprint();
        bundles.forEach(bundle -> matches(bundle, fingerprint));
        Stages stages = new Stages(progress, System::nanoTime, STAGES);
        Map<String, Object> labels;
        try (PlannedLog log = stages.run("reading the log", () -> PlannedLog.read(spark, request))) {
            labels = stages.run("finding labels", () -> labels(log, fromMicros));
        }
        try (DecidedRows rows =
                new DecidedRows(request.project().program(), decision, registry, bundles, labels, fromMicros)) {
            Comparison comparison =
                    stages.run("comparing", () -> rows.compare(request.project().store()));
            if (comparison.rows() == 0) {
                throw nothing(comparison.unknown());
            }
            return comparison;
        }
    }

    private static PandanException nothing(long unknown) {
        String why = unknown == 0
                ? "no event was decided about that is later than those that the bundles were trained and validated on"
                        + " (let some be decided, by 'serve' or 'score --write', or give an earlier --from)"
                : "of the decided events after those that the bundles were trained and validated on, all " + unknown
                        + " have no label yet (wait for labels, or give an earlier --from)";
        return PandanException.of(ErrorCode.TRAINING_FAILED, "there is nothing to compare on: " + why);
    }

    private static void matches(BundleManifest bundle, String fingerprint) {
        if (!bundle.fingerprint().equals(fingerprint)) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "bundle " + bundle.label() + " was trained with the features " + bundle.fingerprint()
                            + ", the project computes " + fingerprint + "; leave it out, or train the decision anew");
        }
    }

    private static Map<String, Object> labels(PlannedLog log, long fromMicros) {
        Map<String, Object> labels = new HashMap<>();
        log.examples()
                .filter(row -> row.mature() && row.label() != null && row.timeMicros() >= fromMicros)
                .map(row -> new Tuple2<>(row.id(), Objects.requireNonNull(row.label())))
                .collect()
                .forEach(pair -> labels.put(pair._1(), pair._2()));
        return labels;
    }
}
