package dev.pandan.training.batch;

import dev.pandan.training.history.EventSource;
import dev.pandan.training.history.LogRow;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** A log with some rows more, of its first stream. */
final class AddedRows implements EventSource {
    private final EventSource log;
    private final List<LogRow> added;

    AddedRows(EventSource log, List<LogRow> added) {
        this.log = log;
        this.added = added;
    }

    @Override
    public JavaRDD<LogRow> rows(JavaSparkContext spark, List<String> streams, String decision, int parts) {
        JavaRDD<LogRow> rows = log.rows(spark, streams, decision, parts);
        return added.isEmpty() ? rows : rows.union(spark.parallelize(added, parts));
    }
}
