package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.store.StoredEvent;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.FeatureHistory;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.keyed.KeyedHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training set by time and by key. */
final class PlansIT {
    private static final long FROM = Flights.micros("2001-03-12T06:00:00Z");

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static StoredProject flights;

    @BeforeAll
    static void start() throws Exception {
        spark = SparkSessions.open(folder, 2);
        flights = Flights.load(spark, FROM, Flights.SPLIT);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void examples_byKey_sameBitsAsByTime() {
        LiveFlights live = new LiveFlights(flights);
        for (int i = 0; i < 300; i += 3) {
            arriveLate(live, live.events().get(i + 1_000));
        }
        StoredProject project = live.decide(Long.MAX_VALUE, Set.of());
        for (HistoryClock clock : HistoryClock.values()) {
            List<FeatureExample> byTime = examples(project, clock, 3, 0);
            assertThat(byTime).hasSizeGreaterThan(3_000).anyMatch(row -> row.label() != null && row.mature());
            assertThat(examples(project, clock, 3, 5)).isEqualTo(byTime);
            assertThat(examples(project, clock, 1, 1)).isEqualTo(byTime);
        }
        assertThat(examples(project, HistoryClock.ARRIVAL, 2, 2))
                .isNotEqualTo(examples(project, HistoryClock.EVENT_TIME, 2, 2));
    }

    private static void arriveLate(LiveFlights live, StoredEvent event) {
        long last = live.events().get(live.events().size() - 1).arrival();
        live.change(
                event.stream(),
                event.id(),
                old -> new StoredEvent(old.stream(), old.id(), old.timeMicros(), old.payload(), last + 1, 0, Map.of()));
    }

    /**
     * @param parts 0: by time
     */
    private static List<FeatureExample> examples(StoredProject project, HistoryClock clock, int slices, int parts) {
        Reach reach = Reach.of(project.program(), project.decision("late"), true);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        SliceOptions options = new SliceOptions("late", slices, false);
        try (SlicedLog log = SlicedLog.read(context, project.source(), reach, options)) {
            LookupTables lookups =
                    LookupTables.read(project.program().project(), project.decision("late"), flights.store());
            return parts == 0
                    ? FeatureHistory.examples(log, project.text(), "late", lookups, clock)
                            .collect()
                    : KeyedHistory.examples(log, project.text(), "late", lookups, clock, parts)
                            .collect();
        }
    }
}
