package dev.pandan.training.job;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Spark sessions with the driver in this process, tuned to start fast: no web pages, no code generation for short jobs, few partitions. One at a time in a process.
 */
public final class SparkSessions {
    private SparkSessions() {}

    /**
     * Inside this process.
     *
     * @param folder where Spark keeps temporary files; created if missing
     * @param cores threads of work, at least 1
     */
    public static SparkSession open(Path folder, int cores) {
        return open(folder, SparkTarget.local(cores));
    }

    /**
     * Fails with {@code SPARK_UNAVAILABLE} if no master answers.
     *
     * @param folder where Spark keeps temporary files of this process; created if missing
     */
    public static SparkSession open(Path folder, SparkTarget target) {
        Path work = folder.toAbsolutePath();
        Path local = make(work);
        SparkSession.Builder builder =
                SparkSession.builder().master(target.master()).appName("pandan");
        SparkSettings.of(target, work, local).forEach(builder::config);
        return builder.getOrCreate();
    }

    /** Gives the folder of Spark's temporary files. */
    private static Path make(Path folder) {
        try {
            Files.createDirectories(folder.resolve("warehouse"));
            return Scratch.below(folder.resolve("local"));
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    "the folder '" + folder + "' for Spark's temporary files cannot be made; choose another one",
                    e);
        }
    }
}
