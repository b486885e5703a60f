package dev.pandan.benchmarks.features;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.job.SparkSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Features of a whole history, offline, beside DuckDB and Spark SQL: in the same process, on the same rows and with two threads each. */
public final class FeaturesBenchmark {
    private static final int THREADS = 2;
    private static final int FLIGHTS = 3_000_000;
    private static final int PAYMENTS = 300_000;
    private static final int PASSES = 3;

    private final Path flights;
    private final int events;
    private final int passes;

    public FeaturesBenchmark(Options options) {
        this.flights = options.data();
        this.events = options.eventsOr(FLIGHTS);
        this.passes = options.passesOr(PASSES);
        if (!Files.isReadable(flights)) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    flights + ": no such file (expected: flights-3m.parquet of vega-datasets; name it by --data)");
        }
    }

    public Result run() {
        try (WorkFolder folder = WorkFolder.make()) {
            SparkSession spark = SparkSessions.open(folder.path().resolve("spark"), THREADS);
            try {
                return run(spark, folder.path().resolve("hot.parquet"));
            } finally {
                spark.stop();
            }
        }
    }

    /**
     * @param hot where the payments are written
     */
    private Result run(SparkSession spark, Path hot) {
        try (DuckSide duck = new DuckSide("duckdb", THREADS);
                DuckSide frames = new DuckSide("duckdb-range", THREADS)) {
            Side ours = new PandanSide(spark, THREADS);
            Side sql = new SparkSide(spark);
            int payments = Math.min(PAYMENTS, events);
            duck.execute(Resource.sql("hot-data.sql", hot, payments));
            int rows = (int) Math.min(events, duck.rows(flights));
            Trial onFlights = new Trial(Workload.of("flights", flights, rows, new FlightRows()), ours, duck, sql);
            Trial onHot = new Trial(Workload.of("hot", hot, payments, new PaymentRows()), ours, duck, sql);
            return new FeaturesReport(onFlights.run(passes, frames), onHot.run(passes)).result();
        }
    }
}
