package dev.pandan.benchmarks.features;

import dev.pandan.store.memory.MemoryStore;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.FeatureHistory;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The path that training takes: the log is read, cut into slices and replayed through the live engine in Spark's tasks. */
final class PandanSide implements Side {
    private final SparkSession session;
    private final JavaSparkContext context;
    private final int slices;

    PandanSide(SparkSession any, int slices) {
        this.session = SparkSide.generating(any);
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.slices = slices;
    }

    @Override
    public Totals totals(Workload workload) {
        int features = workload.features().size();
        try (SlicedLog log = log(workload)) {
            return examples(workload, log)
                    .mapPartitions(rows -> List.of(totals(features, rows)).iterator())
                    .reduce(Totals::plus);
        }
    }

    private static Totals totals(int features, Iterator<FeatureExample> rows) {
        Totals totals = new Totals(features);
        rows.forEachRemaining(row -> totals.add(row.values()));
        return totals;
    }

    @Override
    public void each(Workload workload, FeatureSink sink) {
        int features = workload.features().size();
        try (SlicedLog log = log(workload)) {
            examples(workload, log)
                    .mapPartitions(rows -> List.of(Columns.of(features, rows)).iterator())
                    .collect()
                    .forEach(columns -> columns.each(sink));
        }
    }

    private SlicedLog log(Workload workload) {
        Reach reach = Reach.of(workload.program(), workload.decision(), false);
        SliceOptions options = new SliceOptions(workload.decision().name(), slices, false);
        return SlicedLog.read(context, new FileLog(session, workload), reach, options);
    }

    private static JavaRDD<FeatureExample> examples(Workload workload, SlicedLog log) {
        try (MemoryStore store = new MemoryStore()) {
            LookupTables none = LookupTables.read(workload.program().project(), workload.decision(), store);
            return FeatureHistory.examples(
                    log, workload.text(), workload.decision().name(), none, HistoryClock.EVENT_TIME);
        }
    }
}
