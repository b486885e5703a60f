package dev.pandan.benchmarks.features;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark SQL with its own window operator, code generation and adaptive execution on. */
final class SparkSide implements Side {
    private final SparkSession session;

    SparkSide(SparkSession any) {
        session = generating(any);
    }

    /** A session of the same context with settings for long work. */
    static SparkSession generating(SparkSession any) {
        SparkSession session = any.newSession();
        session.conf().set("spark.sql.codegen.wholeStage", "true");
        session.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
        session.conf().set("spark.sql.adaptive.enabled", "true");
        return session;
    }

    @Override
    public Totals totals(Workload workload) {
        List<String> features = workload.features();
        Row row = session.sql(Totals.query(features, workload.query("spark"))).head();
        Totals totals = new Totals(features.size());
        for (int i = 0; i < features.size(); i++) {
            totals.set(i, row.getLong(2 * i), ((Number) row.get(2 * i + 1)).doubleValue());
        }
        return totals;
    }

    @Override
    public void each(Workload workload, FeatureSink sink) {
        double[] values = new double[workload.features().size()];
        Iterator<Row> rows = session.sql(workload.query("spark")).toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            for (int i = 0; i < values.length; i++) {
                values[i] = row.isNullAt(i + 1) ? Double.NaN : ((Number) row.get(i + 1)).doubleValue();
            }
            sink.accept((int) row.getLong(0), values);
        }
    }
}
