package dev.pandan.training.history;

import dev.pandan.spec.project.Project;
import dev.pandan.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Reads a store in the driver and hands the rows to Spark: for a store that only this process can reach, and for small ones. */
public final class DriverSource implements EventSource {
    private final Project project;
    private final Store store;

    public DriverSource(Project project, Store store) {
        this.project = project;
        this.store = store;
    }

    @Override
    public JavaRDD<LogRow> rows(JavaSparkContext spark, List<String> streams, String decision, int parts) {
        SplitReader reader = new SplitReader(project, store, decision);
        List<LogRow> rows = new ArrayList<>();
        try (SplitRows all = new SplitRows(reader.splits(streams, parts), () -> reader, () -> {})) {
            all.forEachRemaining(rows::add);
        }
        return spark.parallelize(rows, parts);
    }
}
