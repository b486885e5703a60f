package dev.pandan.training.oracle;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestWindow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Spark SQL: its window operator over a range of time where the frame is one, else a join. */
final class SparkOracle implements Oracle {
    private static final Dialect DIALECT = new Dialect("<=>", text -> text);

    private final SparkSession spark;
    private final boolean ranges;

    /**
     * @param ranges whether the window operator is used, or the join
     */
    SparkOracle(SparkSession spark, boolean ranges) {
        this.spark = spark;
        this.ranges = ranges;
    }

    @Override
    public String name() {
        return ranges ? "Spark SQL's window operator" : "Spark SQL";
    }

    @Override
    public void load(List<Table> tables) {
        for (Table table : tables) {
            String columns = IntStream.range(0, table.columns().size())
                    .mapToObj(i -> table.columns().get(i) + " " + table.types().get(i))
                    .collect(Collectors.joining(", "));
            StructType schema = StructType.fromDDL(columns);
            List<Row> rows = table.rows().stream().map(RowFactory::create).toList();
            spark.createDataFrame(rows, schema).coalesce(1).createOrReplaceTempView(table.name());
        }
    }

    @Override
    public boolean serves(TestWindow window, TestAggregate aggregate) {
        boolean byRange = ByRange.serves(window) && ByRange.serves(aggregate);
        return byRange == ranges && !(ranges && isSetOfFloats(aggregate));
    }

    /** In Spark's collect_set every NaN is another one. */
    private static boolean isSetOfFloats(TestAggregate aggregate) {
        return aggregate.function() == AggregateFunction.COUNT_DISTINCT
                && aggregate.argument().type() == ScalarType.FLOAT;
    }

    @Override
    public Map<String, Object[]> values(TestProject project, TestWindow window, List<TestAggregate> aggregates) {
        String statement = ranges
                ? new ByRange(DIALECT, project).statement(window, aggregates)
                : new ByJoin(DIALECT, project).statement(window, aggregates);
        Map<String, Object[]> values = new HashMap<>();
        for (Row row : spark.sql(statement).collectAsList()) {
            Object[] results = new Object[aggregates.size()];
            for (int i = 0; i < results.length; i++) {
                results[i] = row.get(i + 1);
            }
            values.put(row.getString(0), results);
        }
        return values;
    }
}
