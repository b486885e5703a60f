package dev.pandan.training;

import static dev.pandan.training.history.HistoryClock.EVENT_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.store.StoredEvent;
import dev.pandan.training.history.ExampleSummary;
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
import dev.pandan.training.plan.PlanKind;
import dev.pandan.training.plan.SliceFacts;
import dev.pandan.training.plan.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
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

    @Test
    void plan_keyWithNineTenthsOfTheRows_slicesAreEqualAndKeepAllTasksBusy() {
        Payments skewed = new Payments(40_000, 0.9, List.of("1h"));
        try (Payments.Planned planned = skewed.plan(context(), Optional.empty(), OptionalInt.empty(), EVENT_TIME)) {
            TrainingPlan plan = planned.plan();
            assertThat(plan.kind()).isEqualTo(PlanKind.TIME);
            assertThat(plan.largestKeyShare()).isCloseTo(0.9, within(0.001));
            assertThat(plan.slices()).hasSize(plan.workforce().tasks()).hasSize(2);
            assertThat(plan.slices()).extracting(SliceFacts::events).containsExactly(20_000L, 20_000L);
            assertThat(plan.slices()).extracting(SliceFacts::warmUpRows).containsExactly(0L, 3_600L);
            assertThat(sizes(planned.examples())).containsExactly(20_000, 20_000);
        }
        Optional<PlanKind> byKey = Optional.of(PlanKind.KEY);
        try (Payments.Planned planned = skewed.plan(context(), byKey, OptionalInt.of(5), EVENT_TIME)) {
            assertThat(sizes(planned.examples())).containsOnly(8_000).hasSize(5);
        }
    }

    @Test
    void examples_everyKindOfWindow_sameBitsByTimeAndByKey() {
        Payments payments = new Payments(
                6_000, 0.5, List.of("10m", "20 rows", "5 rows within 1m", "ever", "1h, ending: 10m before"));
        for (HistoryClock clock : HistoryClock.values()) {
            String whole = digest(payments, PlanKind.TIME, 1, clock);
            assertThat(digest(payments, PlanKind.TIME, 2, clock)).isEqualTo(whole);
            assertThat(digest(payments, PlanKind.TIME, 7, clock)).isEqualTo(whole);
            assertThat(digest(payments, PlanKind.KEY, 2, clock)).isEqualTo(whole);
        }
        assertThat(digest(payments, PlanKind.KEY, 1, HistoryClock.ARRIVAL))
                .isNotEqualTo(digest(payments, PlanKind.KEY, 1, EVENT_TIME));
    }

    @Test
    void examples_labelByKey_sameBitsByTimeAndByKey() {
        String label = "{stream: payments, by: account, value: count(*) > 300, within: 10m, missing: negative}";
        Payments payments = new Payments(6_000, 0.5, List.of("10m"), label);
        for (HistoryClock clock : HistoryClock.values()) {
            String whole = digest(payments, PlanKind.TIME, 1, clock);
            assertThat(digest(payments, PlanKind.TIME, 5, clock)).isEqualTo(whole);
            assertThat(digest(payments, PlanKind.KEY, 2, clock)).isEqualTo(whole);
        }
    }

    private static String digest(Payments payments, PlanKind by, int slices, HistoryClock clock) {
        try (Payments.Planned planned = payments.plan(context(), Optional.of(by), OptionalInt.of(slices), clock)) {
            ExampleSummary summary = ExampleSummary.of(planned.examples());
            assertThat(summary.rows()).isEqualTo(payments.rows());
            assertThat(summary.mature()).isGreaterThan(2_000);
            return summary.digest();
        }
    }

    private static List<Integer> sizes(JavaRDD<FeatureExample> examples) {
        return examples.mapPartitions(rows -> {
                    int size = 0;
                    while (rows.hasNext()) {
                        rows.next();
                        size++;
                    }
                    return List.of(size).iterator();
                })
                .collect();
    }

    private static JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
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
        SliceOptions options = new SliceOptions("late", slices, false);
        try (SlicedLog log = SlicedLog.read(context(), project.source(), reach, options)) {
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
