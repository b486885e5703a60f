package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.training.fit.Statistics;
import dev.pandan.training.history.ExampleSummary;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.FeatureHistory;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Stages;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
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
        StoredProject project = request.project();
        DecisionProgram decision = project.decision(request.decision());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Reach reach = Reach.of(project.program(), decision, true);
        SlicedLog log = stages.run(
                "reading the log",
                () -> SlicedLog.read(
                        context,
                        project.source(),
                        reach,
                        new SliceOptions(request.decision(), request.slices(), false)));
        try (log) {
            return stages.run("training set", () -> replay(request, decision, log));
        }
    }

    private static TrainingSet replay(TrainingRequest request, DecisionProgram decision, SlicedLog log) {
        StoredProject project = request.project();
        LookupTables lookups = LookupTables.read(project.program().project(), decision, project.store());
        JavaRDD<FeatureExample> examples = FeatureHistory.examples(
                        log, project.text(), decision.name(), lookups, request.clock())
                .persist(StorageLevel.MEMORY_AND_DISK());
        ExampleSummary summary = ExampleSummary.of(examples);
        return new TrainingSet(
                examples,
                summary,
                TimeSplit.of(summary, Trainable.label(decision).withinMicros()));
    }

    /** Labelled rows to learn from. */
    public JavaRDD<FeatureExample> training() {
        TimeSplit by = split;
        return examples.filter(by::trains);
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
        long labelled =
                examples.filter(row -> row.mature() && row.label() != null).count();
        long positives = validation.stream()
                .filter(row -> Boolean.TRUE.equals(row.label()))
                .count();
        return new TrainingRows(
                summary.rows(),
                summary.rows() - summary.mature(),
                summary.mature() - labelled,
                training.rows(),
                training.positives(),
                labelled - training.rows() - validation.size(),
                validation.size(),
                positives);
    }

    @Override
    public void close() {
        examples.unpersist();
    }
}
