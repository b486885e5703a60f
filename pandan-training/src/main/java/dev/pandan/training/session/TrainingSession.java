package dev.pandan.training.session;

import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.registry.Registry;
import dev.pandan.training.Evaluator;
import dev.pandan.training.PlannedLog;
import dev.pandan.training.Trainer;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.batch.BatchFeatures;
import dev.pandan.training.batch.BatchRequest;
import dev.pandan.training.compare.Comparer;
import dev.pandan.training.gate.Gatekeeper;
import dev.pandan.training.history.TaskStores;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.job.SparkTarget;
import dev.pandan.training.job.Stages;
import dev.pandan.training.parity.ParityChecker;
import dev.pandan.training.pipeline.PipelineImport;
import dev.pandan.training.plan.TrainingPlan;
import dev.pandan.training.python.PythonPlace;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A Spark session inside this process and what can be done with it. One at a time in a process; to be closed. */
public final class TrainingSession implements AutoCloseable {
    private final SparkSession spark;

    private TrainingSession(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Starts Spark inside this process, with as many threads of work as there are cores.
     *
     * @param folder where Spark keeps temporary files; created if missing
     */
    public static TrainingSession open(Path folder) {
        return open(folder, SparkTarget.local());
    }

    /** Starts Spark's driver in this process; the work is done where {@code target} says. */
    public static TrainingSession open(Path folder, SparkTarget target) {
        return new TrainingSession(SparkSessions.open(folder, target));
    }

    /**
     * @param reports folder for the HTML reports; made if missing
     */
    public Trainer trainer(Registry registry, Path reports, Progress progress) {
        return new Trainer(spark, registry, reports, progress);
    }

    /** The same, for a project whose Python scripts are at a place. */
    public Trainer trainer(Registry registry, Path reports, Progress progress, PythonPlace python) {
        return new Trainer(spark, registry, reports, progress, python);
    }

    public Evaluator evaluator(Registry registry, Progress progress) {
        return new Evaluator(spark, registry, progress);
    }

    public Gatekeeper gatekeeper(Registry registry, Progress progress) {
        return new Gatekeeper(registry, evaluator(registry, progress));
    }

    public Comparer comparer(Registry registry, Progress progress) {
        return new Comparer(spark, registry, progress);
    }

    public ParityChecker parityChecker(Progress progress) {
        return new ParityChecker(spark, progress);
    }

    /** A folder that {@code PipelineModel.save} wrote; see {@link PipelineImport}. */
    public ForeignModel pipeline(Path folder) {
        return PipelineImport.read(spark, folder);
    }

    /** Features of many events at once; to be closed before the session. */
    public BatchFeatures batch(BatchRequest request, Progress progress) {
        return BatchFeatures.read(spark, request, progress);
    }

    /** How the training set would be built: reads the log, computes no feature. */
    public TrainingPlan plan(TrainingRequest request, Progress progress) {
        Stages stages = new Stages(progress, System::nanoTime, 1);
        try (PlannedLog log = stages.run("reading the log", () -> PlannedLog.read(spark, request))) {
            return log.plan();
        }
    }

    @Override
    public void close() {
        spark.stop();
        TaskStores.closeUnused();
    }
}
