package dev.pandan.benchmarks.scan;

import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.ProgramText;
import dev.pandan.training.history.TaskSource;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/** The scan of training: Spark's tasks read the splits of a stream, each through the store's adapter. */
final class PandanScan implements LogScan {
    private final JavaSparkContext spark;
    private final TaskSource source;
    private final int parts;

    /**
     * @param parts tasks
     */
    PandanScan(JavaSparkContext spark, FlightsExample example, Store store, StoreAddress address, int parts) {
        this.spark = spark;
        this.source = new TaskSource(new ProgramText(example.text()), store, address, address.namespace());
        this.parts = parts;
    }

    @Override
    public Scanned pass(boolean whole) {
        return source.rows(spark, List.of(ScanBenchmark.STREAM), FlightsExample.DECISION, parts)
                .mapPartitions(rows -> List.of(scanned(rows, whole)).iterator())
                .reduce(Scanned::plus);
    }

    private static Scanned scanned(Iterator<LogRow> rows, boolean whole) {
        Scanned scanned = new Scanned();
        while (rows.hasNext()) {
            LogRow row = rows.next();
            if (whole) {
                scanned.add(row.id(), row.timeMicros(), row.payload(), row.arrival(), row.arrivedAtMicros());
            } else {
                scanned.add(row.payload().length, row.timeMicros());
            }
        }
        return scanned;
    }
}
