package dev.pandan.training.job;

import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Who does the work of a session.
 *
 * @param master as Spark names it
 * @param executors processes that run tasks, at least 1; a local Spark is one
 * @param tasksEach tasks that one of them runs at a time, at least 1
 * @param heapBytes Java heap of each
 * @param sparkShare part of the heap, from 0 to 1, that Spark gives out itself: for its caches and its sorting
 */
public record Workforce(String master, int executors, int tasksEach, long heapBytes, double sparkShare) {
    /** What Spark leaves aside for itself. */
    private static final long RESERVED_BYTES = 300L << 20;
    /** Garbage, rows on their way and what estimates miss. */
    private static final double USABLE = 0.75;

    /** Asks the session; on a cluster waits until an executor works. */
    public static Workforce of(JavaSparkContext spark) {
        SparkContext context = spark.sc();
        SparkConf conf = context.getConf();
        double share = conf.getDouble("spark.memory.fraction", 0.6);
        int cpus = conf.getInt("spark.task.cpus", 1);
        if (context.isLocal()) {
            int cores = new SparkTarget(context.master(), Map.of()).localCores();
            return new Workforce(
                    context.master(),
                    1,
                    Math.max(1, cores / cpus),
                    Runtime.getRuntime().maxMemory(),
                    share);
        }
        spark.parallelize(List.of(1), 1).count();
        // The driver is in the list, too.
        int executors = Math.max(1, context.statusTracker().getExecutorInfos().length - 1);
        int cores = (context.defaultParallelism() + executors - 1) / executors;
        long heap = (long) context.executorMemory() << 20;
        return new Workforce(context.master(), executors, Math.max(1, cores / cpus), heap, share);
    }

    /** Tasks at a time. */
    public int tasks() {
        return executors * tasksEach;
    }

    /** Heap that one task may fill with rows of windows and waiting decisions, bytes. */
    public long bytesPerTask() {
        return (long) (Math.max(0, heapBytes - RESERVED_BYTES) * (1 - sparkShare) * USABLE / tasksEach);
    }
}
