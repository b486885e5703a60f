package dev.pandan.training.history;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Where the rows of a project's streams come from. */
public interface EventSource {

    /**
     * All rows of some streams, in any order; a row's {@link LogRow#stream()} is the position in {@code streams}.
     *
     * @param decision name of the decision whose stored form comes with each row
     * @param parts wanted number of partitions
     */
    JavaRDD<LogRow> rows(JavaSparkContext spark, List<String> streams, String decision, int parts);
}
