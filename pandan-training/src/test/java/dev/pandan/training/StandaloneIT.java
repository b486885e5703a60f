package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.sandbox.CassandraTls;
import dev.pandan.sandbox.SparkCluster;
import dev.pandan.sandbox.SparkOptions;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import dev.pandan.store.TableRow;
import dev.pandan.testkit.tls.Certificates;
import dev.pandan.training.history.ExampleSummary;
import dev.pandan.training.history.FeatureHistory;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.SparkDistribution;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.job.SparkTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same training set from a real database over encrypted connections, whichever Spark builds it. */
@Timeout(300)
final class StandaloneIT {
    private static final long FROM = Flights.micros("2001-03-12T06:00:00Z");
    private static final List<String> STREAMS = List.of("departures", "arrivals");

    @TempDir
    private Path folder;

    @Test
    void examples_localAndStandalone_sameDigest() throws IOException {
        String library = System.getProperty("pandan.cassandra.lib");
        Certificates certificates = new Certificates(folder.resolve("certificates"));
        CassandraTls tls = new CassandraTls(
                certificates.keyStore("node", "ip:127.0.0.1"),
                Optional.of(certificates.trustStore()),
                Certificates.PASSWORD);
        certificates.keyStore("client", "dns:client");
        CassandraOptions database = CassandraOptions.of(Path.of(library), folder.resolve("cassandra"))
                .withTls(tls)
                .withFastStart(true)
                .withHeapMb(512);
        try (CassandraServer server = CassandraServer.start(database)) {
            String host = server.contactPoint().getHostString() + ":"
                    + server.contactPoint().getPort();
            Map<String, String> encrypted = Map.of(
                    "dc",
                    "datacenter1",
                    "tls",
                    "true",
                    "tlsCAFile",
                    certificates.authority().toString(),
                    "tlsCertificateKeyFile",
                    certificates.pem("client").toString());
            StoreAddress address = new StoreAddress("cassandra", false, List.of(host), "flights", encrypted);
            try (Store store = Stores.open(address, "flights")) {
                StoredProject project;
                String digest;
                try (SparkSession spark = SparkSessions.open(folder.resolve("local"), 2)) {
                    project = copy(Flights.load(spark, FROM, Flights.SPLIT), store, address);
                    digest = digest(spark, project, 1);
                    assertThat(digest(spark, project, 2)).isEqualTo(digest);
                    assertThat(digest(spark, project, 7)).isEqualTo(digest);
                }
                assertThat(onCluster(project)).isEqualTo(digest);
            }
        }
    }

    private String onCluster(StoredProject project) throws IOException {
        SparkOptions options = SparkOptions.of(SparkDistribution.jars(), folder.resolve("cluster"));
        List<Long> pids;
        String digest;
        try (SparkCluster cluster = SparkCluster.start(options)) {
            SparkTarget target = new SparkTarget(
                    cluster.masterUrl(),
                    Map.of(
                            "spark.executor.memory", "640m",
                            "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
            try (SparkSession spark = SparkSessions.open(folder.resolve("driver"), target)) {
                digest = digest(spark, project, 7);
                pids = cluster.pids();
            }
        }
        assertThat(pids).as("a master, two workers, an executor each").hasSize(5);
        assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        return digest;
    }

    private static String digest(SparkSession spark, StoredProject project, int slices) {
        Reach reach = Reach.of(project.program(), project.decision("late"), true);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        SliceOptions options = new SliceOptions("late", slices, false);
        try (SlicedLog log = SlicedLog.read(context, project.source(), reach, options)) {
            LookupTables lookups =
                    LookupTables.read(project.program().project(), project.decision("late"), project.store());
            ExampleSummary summary = ExampleSummary.of(
                    FeatureHistory.examples(log, project.text(), "late", lookups, HistoryClock.EVENT_TIME));
            assertThat(summary.mature()).isGreaterThan(500);
            return summary.digest();
        }
    }

    /** Writes what one store holds into another one. */
    private static StoredProject copy(StoredProject from, Store to, StoreAddress address) {
        to.create(new StoreLayout(STREAMS, List.of(), List.of("airports"))).join();
        for (String stream : STREAMS) {
            for (Split split : from.store().eventSplits(stream, 1)) {
                List<StoredEvent> events = new ArrayList<>();
                try (Scan<StoredEvent> scan = from.store().scanEvents(split)) {
                    scan.forEachRemaining(events::add);
                }
                for (int i = 0; i < events.size(); i += 500) {
                    to.write(events.subList(i, Math.min(events.size(), i + 500)), List.of())
                            .join();
                }
            }
        }
        List<TableRow> airports = new ArrayList<>();
        try (Scan<TableRow> scan = from.store().scanTable("airports")) {
            scan.forEachRemaining(airports::add);
        }
        to.putTableRows("airports", airports).join();
        return new StoredProject(from.program(), from.projectText(), to, address, "flights");
    }
}
