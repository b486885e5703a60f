package dev.pandan.training.job;

import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Has LAPACK's machine limits read in every process of Spark before any task. The Java LAPACK that comes with Spark keeps them in fields that two tasks at once may fill and read half
 * filled; a task that reads zeros there never ends (SPARK-59618). Gaussian mixtures of MLlib run into it.
 */
public final class LapackLimits implements SparkPlugin {
    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {
            @Override
            public Map<String, String> init(SparkContext context, PluginContext plugin) {
                read();
                return Map.of();
            }
        };
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorPlugin() {
            @Override
            public void init(PluginContext context, Map<String, String> fromDriver) {
                read();
            }
        };
    }

    private static synchronized void read() {
        LAPACK.getInstance().dlamch("Safe minimum");
    }
}
