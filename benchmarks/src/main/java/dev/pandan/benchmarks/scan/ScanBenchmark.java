package dev.pandan.benchmarks.scan;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.database.CassandraDatabase;
import dev.pandan.benchmarks.flights.FlightEvents;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.result.Median;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.live.Layouts;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Load;
import dev.pandan.live.LoadRow;
import dev.pandan.model.registry.Registry;
import dev.pandan.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Rows per second of a scan of the whole log on {@code local[2]}, against the driver alone and the official connector. */
public final class ScanBenchmark {
    static final String STREAM = "departures";
    private static final String KEYSPACE = "scanned";
    private static final int EVENTS = 1_000_000;
    private static final int PASSES = 5;
    private static final int WARM_UPS = 2;
    private static final int THREADS = 2;
    private static final int BARE_PARTS = 8;
    private static final long SEED = 44;
    private static final long STEP_MICROS = 10_000_000;

    private final Options options;
    private final int events;
    private final int passes;
    private final boolean withConnector;
    /** What the first pass read; every other one has to read the same. */
    private @Nullable Scanned first;

    public ScanBenchmark(Options options) {
        this(options, true);
    }

    /**
     * @param withConnector whether the official connector is measured, whose jars are several hundred megabytes
     */
    ScanBenchmark(Options options, boolean withConnector) {
        this.options = options;
        this.withConnector = withConnector;
        this.events = options.eventsOr(EVENTS);
        this.passes = options.passesOr(PASSES);
    }

    public Result run() {
        FlightsExample example = FlightsExample.read(options.home());
        try (CassandraDatabase database = CassandraDatabase.start(options.home());
                CqlSession session = database.session();
                Store store = database.store(KEYSPACE)) {
            fill(example, store);
            SparkSession spark = session();
            try {
                JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
                Scan ours = new PandanScan(context, example, store, database.address(KEYSPACE), THREADS);
                Scan bare = new BareCassandraScan(session, KEYSPACE, BARE_PARTS, THREADS);
                Rates rates = alternate(ours, bare);
                Optional<List<Double>> connector = withConnector
                        ? ConnectorProcess.scan(options.home(), database.host(), KEYSPACE, events, passes)
                        : Optional.empty();
                return result(rates, connector);
            } finally {
                spark.stop();
            }
        }
    }

    /** One way to read the whole log. */
    interface Scan {
        Scanned pass();
    }

    /** Rows per second of each pass. */
    private record Rates(List<Double> ours, List<Double> bare) {}

    /** bare, ours, ours, bare, ...: a slow change of the machine hits both alike. */
    private Rates alternate(Scan ours, Scan bare) {
        for (int i = 0; i < WARM_UPS; i++) {
            pass("bare", bare);
            pass("ours", ours);
        }
        Rates rates = new Rates(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < passes; i++) {
            if (i % 2 == 0) {
                rates.bare().add(pass("bare", bare));
            }
            rates.ours().add(pass("ours", ours));
            if (i % 2 == 1) {
                rates.bare().add(pass("bare", bare));
            }
        }
        return rates;
    }

    private static SparkSession session() {
        return SparkSession.builder()
                .master("local[" + THREADS + "]")
                .appName("scan")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }

    /** As {@code pandan load} does it. */
    private void fill(FlightsExample example, Store store) {
        System.err.printf("storing %,d events%n", events);
        store.create(Layouts.of(example.program())).join();
        Registry registry = new Registry(store.objects(), Clock.systemUTC());
        FlightEvents flights = new FlightEvents(example.airports(), SEED);
        LiveOptions live = LiveOptions.of(example.program(), store, registry, Clock.systemUTC(), "benchmark");
        try (LiveProject project = LiveProject.open(live)) {
            project.load(Load.of(IntStream.range(0, events)
                    .mapToObj(i -> (LoadRow)
                            new LoadRow.Values(STREAM, flights.departure(FlightEvents.START + i * STEP_MICROS)))
                    .iterator()));
        }
    }

    private double pass(String side, Scan scan) {
        long start = System.nanoTime();
        Scanned scanned = scan.pass();
        double perSecond = scanned.rows() * 1e9 / (System.nanoTime() - start);
        Scanned expected = first == null ? scanned : first;
        first = expected;
        if (scanned.rows() != events || !scanned.equals(expected)) {
            throw new IllegalStateException(
                    side + " read " + scanned + " (expected: " + events + " rows, as before: " + expected + ")");
        }
        System.err.printf("%-9s %,9.0f rows/s%n", side, perSecond);
        return perSecond;
    }

    private Result result(Rates rates, Optional<List<Double>> connector) {
        double oursRate = Median.of(rates.ours(), rate -> rate);
        double bareRate = Median.of(rates.bare(), rate -> rate);
        Result result = new Result();
        result.line("scan of %,d events, local[%d], Cassandra", events, THREADS);
        result.line("  ours         %,10.0f rows/s", oursRate);
        result.line("  bare driver  %,10.0f rows/s    ratio %.2f", bareRate, oursRate / bareRate);
        result.figure("benchmark", "scan");
        result.figure("events", events);
        result.figure("rows_per_s", oursRate);
        result.figure("driver_rows_per_s", bareRate);
        result.figure("driver_ratio", oursRate / bareRate);
        connector.ifPresentOrElse(
                passed -> {
                    double rate = Median.of(passed, one -> one);
                    result.line("  connector    %,10.0f rows/s    ratio %.2f", rate, oursRate / rate);
                    result.figure("connector_rows_per_s", rate);
                    result.figure("cassandra_connector_ratio", oursRate / rate);
                },
                () -> result.line("  connector    not measured"));
        return result;
    }
}
