package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.model.registry.Registry;
import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.FeatureHistory;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of rows in Cassandra, in a table of Pandan's and in one of the user's: loaded, decided with, trained on, scored with, explained. */
final class VersionedTablesIT {
    private static final long SEED = 23;
    private static final int EVENTS = 300;
    private static final long NOON = Instant.parse("2001-03-14T12:00:00Z").getEpochSecond() * 1_000_000;
    private static final long HOUR = 3_600_000_000L;
    private static final String PROJECT = """
            pandan: 1
            name: shop
            store: cassandra://HOST/shop?timeout=60s
            streams:
              orders: {id: id, time: at, columns: {id: string, at: timestamp, item: string}}
            tables:
              prices: {key: item, columns: {item: string, since: timestamp, price: double}, valid_from: since}
              rates: {from: theirs.rates, key: item, columns: {item: string, since: timestamp, rate: double}, valid_from: since}
            windows:
              item_1h: {stream: orders, by: item, last: 1h}
            decisions:
              buy:
                stream: orders
                lookups:
                  price: {table: prices, key: item}
                  rate: {table: rates, key: item}
                features:
                  price: price.price
                  rate: rate.rate
                  age: timestampdiff(MINUTE, price.since, at)
                  dear: price.price * rate.rate * count(*) OVER item_1h
                policy: {otherwise: none, fallback: none}
            """;
    /** Of tea: since ever, from noon on, from 2 o'clock on; of salt from noon on. */
    private static final String PRICES = """
            item,since,price
            tea,2001-03-14T14:00:00Z,3.5
            tea,,1.5
            salt,2001-03-14T12:00:00.000001Z,0.25
            tea,2001-03-14T12:00:00Z,2.5
            """;

    private static final String RATES = """
            CREATE KEYSPACE theirs WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1};
            CREATE TABLE theirs.rates (item text, since timestamp, rate double, PRIMARY KEY (item, since));
            INSERT INTO theirs.rates (item, since, rate) VALUES ('tea', '2001-03-14 13:00:00.000Z', 0.2);
            INSERT INTO theirs.rates (item, since, rate) VALUES ('tea', '2001-03-14 12:00:00.000Z', 0.1);
            INSERT INTO theirs.rates (item, since, rate) VALUES ('salt', '2001-03-14 11:00:00.000Z', 0.3);
            """;

    private final Map<String, Object[]> decided = new TreeMap<>();

    @TempDir
    private Path folder;

    @Test
    void versions_inBothKindsOfTables_areThoseOfTheEventsTimeLiveAndInTraining() throws Exception {
        CassandraOptions options = CassandraOptions.of(
                        Path.of(System.getProperty("pandan.cassandra.lib")), folder.resolve("cassandra"))
                .withFastStart(true);
        try (CassandraServer server = CassandraServer.start(options)) {
            String host = "127.0.0.1:" + server.contactPoint().getPort();
            succeeds("store", "cql", "--host", host, file("rates.cql", RATES));
            String project = file("pandan.yaml", PROJECT.replace("HOST", host));
            assertThat(succeeds("load", "prices", file("prices.csv", PRICES), "--project", project))
                    .contains("4 stored");
            StoreAddress address =
                    new StoreAddress("cassandra", false, List.of(host), "shop", Map.of("timeout", "60s"));
            try (Store store = Stores.open(address, "shop")) {
                StoredProject stored =
                        new StoredProject(program(host), Files.readString(Path.of(project)), store, address, "shop");
                decideMany(stored);
                assertThat(trained(stored, HistoryClock.ARRIVAL)).containsExactlyInAnyOrderEntriesOf(texts(decided));
                ScoredOrders scored = new ScoredOrders(project, folder);
                scored.toFolder(trained(stored, HistoryClock.EVENT_TIME));
                scored.file();
                loadAnOlderVersion(project, stored);
            }
            int more = new ScoredOrders(project, folder).toDatabase();
            assertThat(succeeds("explain", "buy", "noon", "--project", project))
                    .contains("price   prices  2001-03-14T12:00:00Z", "rate    rates   2001-03-14T12:00:00Z");
            assertThat(succeeds("parity", "buy", "--as-of", "arrival", "--project", project))
                    .contains(decided.size() + 1 + more + " recomputed", "all equal");
        }
    }

    private void decideMany(StoredProject stored) throws Exception {
        LiveOptions options = LiveOptions.of(
                stored.program(),
                stored.store(),
                new Registry(stored.store().objects(), Clock.systemUTC()),
                Clock.systemUTC(),
                "");
        try (LiveProject live = LiveProject.open(options)) {
            assertThat(decide(live, "before", NOON - 1, "tea")).startsWith(1.5f, null);
            assertThat(decide(live, "noon", NOON, "tea")).startsWith(2.5f, 0.1f, 0f);
            assertThat(decide(live, "two", NOON + 2 * HOUR, "tea")).startsWith(3.5f, 0.2f, 0f);
            assertThat(decide(live, "salt-early", NOON, "salt")).startsWith(null, 0.3f, null);
            assertThat(decide(live, "salt", NOON + 1, "salt")).startsWith(0.25f, 0.3f, 0f);
            assertThat(decide(live, "nothing", NOON, "gold")).startsWith(null, null, null);
            Random random = new Random(SEED);
            for (int i = 0; i < EVENTS; i++) {
                long at = NOON + random.nextInt(-2, 4) * HOUR + random.nextInt(-1, 2);
                decide(live, "o-" + i, at, random.nextBoolean() ? "tea" : random.nextBoolean() ? "salt" : null);
            }
        }
    }

    /** Events that were decided before know nothing of it; training does, and the next event of that time. */
    private void loadAnOlderVersion(String project, StoredProject stored) throws IOException {
        String late = "item,since,price\ntea,2001-03-14T13:00:00Z,9.5\n";
        succeeds("load", "prices", file("late.csv", late), "--project", project);
        Map<String, String> now = trained(stored, HistoryClock.ARRIVAL);
        decided.forEach((id, values) -> {
            boolean changed = values[0] instanceof Float price && price == 2.5f && at(id, stored) >= NOON + HOUR;
            assertThat(!now.get(id).equals(Arrays.toString(values))).as(id).isEqualTo(changed);
        });
        String event = "{\"id\": \"late\", \"at\": \"2001-03-14T13:59:59.999999Z\", \"item\": \"tea\"}";
        assertThat(succeeds("decide", "buy", event, "--project", project)).contains("\"price\":9.5");
    }

    private static long at(String id, StoredProject stored) {
        return stored.store().events("orders", List.of(id)).join().get(0).timeMicros();
    }

    private Object[] decide(LiveProject live, String id, long atMicros, String item) throws Exception {
        Outcome outcome = live.submit(Submission.of("orders", new Object[] {id, atMicros, item}))
                .get(60, TimeUnit.SECONDS);
        Decision decision = ((Outcome.Accepted) outcome).decisions().get(0);
        decided.put(id, decision.features().values());
        return decision.features().values();
    }

    /** The features of every event as training computes them, by id. */
    private Map<String, String> trained(StoredProject stored, HistoryClock clock) throws IOException {
        Map<String, Object[]> values = new TreeMap<>();
        Reach reach = Reach.of(stored.program(), stored.decision("buy"), false);
        try (SparkSession spark = SparkSessions.open(folder.resolve("spark"), 2);
                SlicedLog log = SlicedLog.read(
                        JavaSparkContext.fromSparkContext(spark.sparkContext()),
                        stored.source(),
                        reach,
                        new SliceOptions("buy", 3, false))) {
            LookupTables lookups =
                    LookupTables.read(stored.program().project(), stored.decision("buy"), stored.store());
            for (FeatureExample example : FeatureHistory.examples(log, stored.text(), "buy", lookups, clock)
                    .collect()) {
                values.put(example.id(), example.values());
            }
        }
        return texts(values);
    }

    /** A float's text tells all of its bits, but for the kind of NaN, of which there is one. */
    private static Map<String, String> texts(Map<String, Object[]> values) {
        Map<String, String> texts = new TreeMap<>();
        values.forEach((id, row) -> texts.put(id, Arrays.toString(row)));
        return texts;
    }

    private static ProjectProgram program(String host) {
        return ProjectCompiler.compile(ProjectReader.read("pandan.yaml", PROJECT.replace("HOST", host), name -> null));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String succeeds(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.status()).as(run.err() + run.out()).isZero();
        return run.out();
    }
}
