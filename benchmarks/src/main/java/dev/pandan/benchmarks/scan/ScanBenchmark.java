package dev.pandan.benchmarks.scan;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.database.CassandraDatabase;
import dev.pandan.benchmarks.database.Database;
import dev.pandan.benchmarks.database.HBaseDatabase;
import dev.pandan.benchmarks.database.MongoDatabase;
import dev.pandan.benchmarks.flights.FlightEvents;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.live.Layouts;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Load;
import dev.pandan.live.LoadRow;
import dev.pandan.model.registry.Registry;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Rows per second of a scan of the whole log on {@code local[2]}, against the driver alone and the official connector. */
public final class ScanBenchmark {
    static final String STREAM = "departures";
    private static final String NAMESPACE = "scanned";
    private static final int EVENTS = 1_000_000;
    private static final int PASSES = 5;
    private static final int THREADS = 2;
    private static final int BARE_PARTS = 8;
    private static final long SEED = 44;
    private static final long STEP_MICROS = 10_000_000;

    private final Options options;
    private final int events;
    private final int passes;
    private final boolean withConnector;

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
        String wanted = options.storeOr(Options.ALL);
        List<ScanRates> stores = new ArrayList<>();
        for (String store : wanted.equals(Options.ALL) ? Database.STORES : List.of(wanted)) {
            stores.add(run(store, example));
        }
        return new ScanReport(events, THREADS, stores).result();
    }

    private ScanRates run(String store, FlightsExample example) {
        try (Database database = Database.start(store, options.home());
                Store ours = database.store(NAMESPACE)) {
            fill(database, example, ours);
            SparkSession spark = session();
            List<Split> parts = ours.eventSplits(STREAM, BARE_PARTS);
            try (LogScan bare = bare(database, parts)) {
                JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
                LogScan pandan = new PandanScan(context, example, ours, database.address(NAMESPACE), THREADS);
                ScanRates rates = new Alternation(events, passes).run(database, pandan, bare);
                return withConnector && database instanceof CassandraDatabase cassandra
                        ? rates.withConnector(
                                ConnectorProcess.scan(options.home(), cassandra.host(), NAMESPACE, events, passes))
                        : rates;
            } finally {
                spark.stop();
            }
        }
    }

    private static LogScan bare(Database database, List<Split> parts) {
        if (database instanceof CassandraDatabase cassandra) {
            return new BareCassandraScan(cassandra.session(), NAMESPACE, parts, THREADS);
        }
        return database instanceof MongoDatabase mongo
                ? new BareMongoScan(mongo.client(), NAMESPACE, parts, THREADS)
                : new BareHBaseScan(((HBaseDatabase) database).connection(), NAMESPACE, parts, THREADS);
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
    private void fill(Database database, FlightsExample example, Store store) {
        System.err.printf("storing %,d events in %s%n", events, database.name());
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
}
