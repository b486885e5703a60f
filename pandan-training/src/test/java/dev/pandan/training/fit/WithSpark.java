package dev.pandan.training.fit;

import dev.pandan.training.job.SparkSessions;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One session of Spark on two threads for all tests of a class. */
abstract class WithSpark {
    static SparkSession spark;

    @TempDir
    private static Path sparkFolder;

    @BeforeAll
    static void openSpark() {
        spark = SparkSessions.open(sparkFolder, 2);
    }

    @AfterAll
    static void closeSpark() {
        spark.stop();
    }
}
