package dev.pandan.benchmarks.quality;

import dev.pandan.engine.program.Feature;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.TrainingSet;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.fit.Statistics;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** What Pandan makes of a stored log: features and labels of every event, split by time. */
final class Lessons {
    /** Seeds of Spark's mean the same only for rows in equal partitions: as many as a table of the driver's has. */
    private static final int PARTS = 2;

    private Lessons() {}

    static Lesson of(SparkSession spark, StoredProject project, String decision) {
        List<Feature> features = project.decision(decision).features();
        Stages stages = new Stages(Progress.none(), System::nanoTime, 2);
        try (TrainingSet set = TrainingSet.build(spark, TrainingRequest.of(project, decision), stages)) {
            JavaRDD<FeatureExample> training = JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .parallelize(sorted(set.training()), PARTS)
                    .cache();
            return new Lesson(features, Statistics.of(training, features), training, sorted(set.validation()), 0);
        }
    }

    static List<FeatureExample> sorted(JavaRDD<FeatureExample> rows) {
        return rows.collect().stream()
                .sorted(Comparator.comparingLong(FeatureExample::timeMicros).thenComparing(FeatureExample::id))
                .toList();
    }
}
