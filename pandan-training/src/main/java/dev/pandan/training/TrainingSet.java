package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.training.fit.Statistics;
import dev.pandan.training.history.ExampleSummary;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Stages;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** The rows to train and validate on, on Spark. To be closed. */
public final class TrainingSet implements AutoCloseable {
    private final JavaRDD<FeatureExample> examples;
    private final ExampleSummary summary;
    private final TimeSplit split;

    private TrainingSet(JavaRDD<FeatureExample> examples, ExampleSummary summary, TimeSplit split) {
        this.examples = examples;
        this.summary = summary;
        this.split = split;
    }

    /** Recomputes features and labels of all events from the stored log and splits them by time. */
    public static TrainingSet build(SparkSession spark, TrainingRequest request, Stages stages) {
        try (PlannedLog log = stages.run("reading the log", () -> PlannedLog.read(spark, request))) {
            return stages.run("training set", () -> replay(request, log));
        }
    }

    private static TrainingSet replay(TrainingRequest request, PlannedLog log) {
        RowWeights weights = new RowWeights(request.project(), request.decision());
        JavaRDD<FeatureExample> examples = weights.weigh(log.examples()).persist(StorageLevel.MEMORY_AND_DISK());
        ExampleSummary summary = ExampleSummary.of(examples);
        DecisionProgram decision = request.project().decision(request.decision());
        TrainingSet set = new TrainingSet(
                examples,
                summary,
                TimeSplit.of(
                        summary,
                        Trainable.horizonMicros(decision),
                        decision.spec().target().needsLabel()));
        try {
            weights.check(set.training());
            return set;
        } catch (RuntimeException e) {
            set.close();
            throw e;
        }
    }

    /** Labelled rows to learn from; not those that weigh nothing. */
    public JavaRDD<FeatureExample> training() {
        TimeSplit by = split;
        return examples.filter(row -> by.trains(row) && row.weight() != 0);
    }

    /** Labelled rows to choose and to measure on. */
    public JavaRDD<FeatureExample> validation() {
        TimeSplit by = split;
        return examples.filter(by::validates);
    }

    public TimeSplit split() {
        return split;
    }

    public ExampleSummary summary() {
        return summary;
    }

    TrainingRows rows(Statistics training, List<FeatureExample> validation) {
        TimeSplit by = split;
        long labelled = examples.filter(by::counts).count();
        long weightless =
                examples.filter(row -> by.trains(row) && row.weight() == 0).count();
        long positives = validation.stream()
                .filter(row -> Boolean.TRUE.equals(row.label()))
                .count();
        return new TrainingRows(
                summary.rows(),
                summary.rows() - summary.mature(),
                summary.mature() - labelled,
                training.rows(),
                training.positives(),
                labelled - training.rows() - weightless - validation.size(),
                validation.size(),
                positives,
                weightless);
    }

    @Override
    public void close() {
        examples.unpersist();
    }
}
