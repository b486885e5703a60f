package dev.pandan.training.history;

import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.spec.type.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Reads columns of some events from the log. */
public final class EventColumns {
    private EventColumns() {}

    /**
     * Values by the events' ids, in the order of the columns: a number, a text or null.
     *
     * @param columns of the decision's stream
     * @param rows events of it
     */
    public static Map<String, @Nullable Object[]> read(
            SparkSession spark,
            StoredProject project,
            DecisionSpec decision,
            List<String> columns,
            List<FeatureExample> rows) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.id()));
        Reading reading = new Reading(project.text(), decision.stream(), columns, ids);
        Map<String, @Nullable Object[]> values = new HashMap<>();
        project.source()
                .rows(context, List.of(decision.stream()), decision.name(), context.defaultParallelism())
                .mapPartitions(reading::read)
                .collect()
                .forEach(pair -> values.put(pair._1(), pair._2()));
        return values;
    }

    /** What a task needs. */
    private static final class Reading implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ProgramText text;
        private final String stream;
        private final ArrayList<String> columns;
        private final HashSet<String> ids;

        Reading(ProgramText text, String stream, List<String> columns, Set<String> ids) {
            this.text = text;
            this.stream = stream;
            this.columns = new ArrayList<>(columns);
            this.ids = new HashSet<>(ids);
        }

        Iterator<Tuple2<String, @Nullable Object[]>> read(Iterator<LogRow> rows) {
            StreamSpec spec = Objects.requireNonNull(text.project().streams().get(stream));
            Schema schema = spec.schema();
            RowCodec codec = new RowCodec(schema);
            List<Tuple2<String, @Nullable Object[]>> found = new ArrayList<>();
            while (rows.hasNext()) {
                LogRow row = rows.next();
                if (ids.contains(row.id())) {
                    @Nullable Object[] all = codec.decode(row.payload());
                    @Nullable Object[] some = new Object[columns.size()];
                    for (int i = 0; i < some.length; i++) {
                        Object value = all[schema.require(columns.get(i))];
                        some[i] = value == null || value instanceof Number ? value : value.toString();
                    }
                    found.add(new Tuple2<>(row.id(), some));
                }
            }
            return found.iterator();
        }
    }
}
