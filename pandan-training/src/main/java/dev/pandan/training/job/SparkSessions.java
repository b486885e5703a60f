package dev.pandan.training.job;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Spark sessions inside this process, tuned to start fast: no web pages, no code generation for short jobs, few partitions. One at a time in a process.
 */
public final class SparkSessions {
    private SparkSessions() {}

    /**
     * @param folder where Spark keeps temporary files; created if missing
     * @param cores threads of work, at least 1
     */
    public static SparkSession open(Path folder, int cores) {
        Path local = folder(folder.resolve("local"));
        Path warehouse = folder(folder.resolve("warehouse"));
        String parts = Integer.toString(Math.max(2, cores));
        return SparkSession.builder()
                .master("local[" + cores + "]")
                .appName("pandan")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.local.dir", local.toString())
                .config("spark.sql.warehouse.dir", warehouse.toUri().toString())
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.default.parallelism", parts)
                .config("spark.sql.shuffle.partitions", parts)
                .config("spark.sql.adaptive.enabled", "false")
                .config("spark.sql.codegen.wholeStage", "false")
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.ansi.enabled", "false")
                .getOrCreate();
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    "the folder '" + folder + "' for Spark's temporary files cannot be made; choose another one",
                    e);
        }
    }
}
