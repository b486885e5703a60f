package dev.pandan.training;

import dev.pandan.training.history.ExampleSummary;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.plan.PlanKind;
import dev.pandan.training.plan.TrainingPlan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Not a test: builds the training set of one account with very many payments, to be run by hand with a small heap. Arguments: payments, share of the hot account, then
 * {@code time}, {@code key} or {@code auto}, slices or 0, {@code event_time} or {@code arrival}, then the windows' lengths.
 */
final class HotKeyRun {
    private HotKeyRun() {}

    public static void main(String[] arguments) throws IOException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        long rows = Long.parseLong(rest.remove(0));
        double share = Double.parseDouble(rest.remove(0));
        String by = rest.remove(0);
        int slices = Integer.parseInt(rest.remove(0));
        HistoryClock clock = HistoryClock.valueOf(rest.remove(0).toUpperCase(Locale.ROOT));
        Path folder = Files.createTempDirectory("hot-key");
        try (SparkSession spark = SparkSessions.open(folder, 2)) {
            long start = System.nanoTime();
            Optional<PlanKind> kind =
                    by.equals("auto") ? Optional.empty() : Optional.of(PlanKind.valueOf(by.toUpperCase(Locale.ROOT)));
            OptionalInt wanted = slices == 0 ? OptionalInt.empty() : OptionalInt.of(slices);
            Payments payments = new Payments(rows, share, rest);
            try (Payments.Planned planned =
                    payments.plan(JavaSparkContext.fromSparkContext(spark.sparkContext()), kind, wanted, clock)) {
                tell(planned.plan(), start);
                ExampleSummary summary = ExampleSummary.of(planned.examples());
                System.out.printf(
                        Locale.ROOT,
                        "rows %,d mature %,d digest %s%n",
                        summary.rows(),
                        summary.mature(),
                        summary.digest());
            }
            figures(start);
        }
    }

    private static void tell(TrainingPlan plan, long start) {
        System.out.printf(
                Locale.ROOT,
                "read and planned in %.1f s: %s, %s (task %d MiB of %d MiB by time in %d slices, %d MiB by key)%n",
                (System.nanoTime() - start) / 1e9,
                plan.kind().text(),
                plan.why(),
                plan.bytesByTime() >> 20,
                plan.bytesPerTask() >> 20,
                plan.slices().size(),
                plan.bytesByKey() >> 20);
    }

    private static void figures(long start) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        double collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> collector.getCollectionTime())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%.1f s in all, %.1f s of it in collections, heap %d of %d MiB%n",
                (System.nanoTime() - start) / 1e9,
                collecting / 1e3,
                memory.getHeapMemoryUsage().getUsed() >> 20,
                memory.getHeapMemoryUsage().getMax() >> 20);
    }
}
