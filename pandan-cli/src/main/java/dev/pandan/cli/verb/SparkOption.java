package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.job.SparkTarget;
import dev.pandan.training.session.TrainingSession;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Spark works. */
final class SparkOption {
    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description =
                    "local[N] (default: local[*], inside this process), or spark://HOST:PORT: a standalone master of Spark 4.1.")
    private @Nullable String master;

    @Option(
            names = "--spark-conf",
            paramLabel = "KEY=VALUE",
            description = "A setting of Spark's, for example spark.executor.memory=4g; may be given again.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Fails before anything is started if the options are wrong. */
    SparkTarget target() {
        String where = master == null ? SparkTarget.local().master() : master;
        return new SparkTarget(where, settings);
    }

    TrainingSession open(OpenProject open) {
        SparkTarget target = target();
        if (open.folder().project().store().embedded() && !target.isLocal() && !loopback(target)) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "--spark " + target.master()
                            + ": its executors cannot reach the embedded database, which listens on"
                            + " this machine alone (expected: a store: that they reach, or a local Spark)");
        }
        return TrainingSession.open(open.folder().work().resolve("spark"), target);
    }

    private static boolean loopback(SparkTarget target) {
        String host = target.firstHost();
        InetSocketAddress address = new InetSocketAddress(host, 0);
        return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    }
}
