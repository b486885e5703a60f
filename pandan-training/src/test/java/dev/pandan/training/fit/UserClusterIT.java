package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.sandbox.SparkCluster;
import dev.pandan.sandbox.SparkOptions;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SparkSpec;
import dev.pandan.spec.project.Text;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.SparkDistribution;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.job.SparkTarget;
import dev.pandan.training.job.Stages;
import dev.pandan.training.job.UserJars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netlib.lapack.Dlamch;

/** An estimator of a jar whose code runs in executors of a cluster, which have no such jar themselves. */
@Timeout(240)
final class UserClusterIT {
    @TempDir
    private Path folder;

    @Test
    void learn_onCluster_executorsGetTheJar() throws IOException {
        Path jar = UserJar.build(folder.resolve("jar"));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        UserJars.use(List.of(jar));
        Map<String, String> small = Map.of(
                "spark.executor.memory",
                "640m",
                "spark.executor.extraJavaOptions",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        try (SparkCluster cluster =
                        SparkCluster.start(SparkOptions.of(SparkDistribution.jars(), folder.resolve("cluster")));
                SparkSession spark =
                        SparkSessions.open(folder.resolve("driver"), new SparkTarget(cluster.masterUrl(), small))) {
            JavaRDD<FeatureExample> rows =
                    JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(Machines.rows(400, 1), 4);
            Lesson lesson = new Lesson(
                    Machines.FEATURES, Statistics.of(rows, Machines.FEATURES), rows, Machines.rows(200, 2), 0);
            ModelSpec spec = new ModelSpec(
                    "spark", UserJar.MEANS, Map.of(), SparkSpec.of(new Text("mine.jar", Location.of("pandan.yaml"))));
            Learnt learnt = new SparkTrainer(spark, "failing", spec)
                    .learn(lesson, new Stages(Progress.none(), () -> 0, ModelTrainer.STAGES));
            assertThat(learnt.model().scorer()).isEqualTo("spark-model/1");
            assertThat(rows.map(row -> Dlamch.first).collect())
                    .as("executors that have yet to read LAPACK's machine limits")
                    .containsOnly(false);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
