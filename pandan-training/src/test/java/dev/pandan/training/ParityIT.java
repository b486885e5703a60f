package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.registry.BundleDraft;
import dev.pandan.model.registry.Provenance;
import dev.pandan.model.registry.Registry;
import dev.pandan.store.StoredEvent;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.FeatureHistory;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.parity.Cause;
import dev.pandan.training.parity.Mismatch;
import dev.pandan.training.parity.ParityChecker;
import dev.pandan.training.parity.ParityOptions;
import dev.pandan.training.parity.ParityReport;
import dev.pandan.training.parity.RowCause;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParityIT {
    private static final long FROM = Flights.micros("2001-03-12T00:00:00Z");
    private static final long LIVE = Flights.micros("2001-03-13T18:00:00Z");
    private static final long HOUR = 3_600_000_000L;

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

    private static ParityReport check(StoredProject project, HistoryClock clock, int slices) {
        return new ParityChecker(spark, Progress.none()).check(project, "late", new ParityOptions(clock, slices, 20));
    }

    @Test
    void check_everythingInOrder_noMismatch() {
        StoredProject live = new LiveFlights(flights).decide(LIVE, Set.of());
        ParityReport report = check(live, HistoryClock.EVENT_TIME, 2);
        assertThat(report.checked()).isEqualTo(report.stored()).isGreaterThan(500);
        assertThat(report.mismatches()).isZero();
        assertThat(report.holds()).isTrue();
        assertThat(report.live().orElseThrow().byName().get("auc")).isBetween(0.5, 1.0);
        assertThat(report.actions().values().stream().mapToLong(count -> count).sum())
                .isEqualTo(report.stored());
        ParityReport other = check(live, HistoryClock.ARRIVAL, 3);
        assertThat(other.mismatches()).isZero();
        assertThat(other.decisionsSha256()).isEqualTo(report.decisionsSha256()).hasSize(64);
    }

    @Test
    void check_oneArrivalNotRead_namesIt() {
        LiveFlights live = new LiveFlights(flights);
        StoredEvent lost = arrival(live, LIVE + HOUR);
        ParityReport report = check(live.decide(LIVE, Set.of(lost.id())), HistoryClock.EVENT_TIME, 2);
        assertThat(report.mismatches()).isPositive();
        assertThat(report.violations()).isZero();
        for (Mismatch mismatch : report.examples()) {
            assertThat(mismatch.windows()).isNotEmpty().allSatisfy(window -> {
                assertThat(window.recomputed()).isEqualTo(window.logged() + 1);
                assertThat(window.rows())
                        .containsExactly(
                                new RowCause("arrivals", lost.id(), lost.timeMicros(), lost.arrival(), Cause.LOST, 0));
            });
        }
    }

    @Test
    void check_oneArrivalLate_saysByHowMuch_andAsOfArrivalNothingDiffers() {
        LiveFlights live = new LiveFlights(flights);
        StoredEvent late = arrival(live, LIVE + HOUR);
        long last = live.events().get(live.events().size() - 1).arrival();
        live.change(
                "arrivals",
                late.id(),
                event -> new StoredEvent(
                        event.stream(),
                        event.id(),
                        event.timeMicros(),
                        event.payload(),
                        last + 1,
                        3_000_000,
                        Map.of()));
        StoredProject decided = live.decide(LIVE, Set.of());
        ParityReport report = check(decided, HistoryClock.EVENT_TIME, 2);
        assertThat(report.mismatches()).isPositive();
        assertThat(report.examples())
                .allSatisfy(mismatch -> assertThat(mismatch.windows()).allSatisfy(window -> assertThat(window.rows())
                        .containsExactly(new RowCause(
                                "arrivals", late.id(), late.timeMicros(), last + 1, Cause.LATE, 3_000_000))));
        assertThat(check(decided, HistoryClock.ARRIVAL, 2).mismatches()).isZero();
    }

    @Test
    void check_oneArrivalGoneFromTheLog_namesItByItsWindowRow() {
        LiveFlights live = new LiveFlights(flights);
        StoredEvent gone = arrival(live, LIVE + HOUR);
        live.lose(gone.id());
        ParityReport report = check(live.decide(LIVE, Set.of()), HistoryClock.EVENT_TIME, 2);
        assertThat(report.mismatches()).isPositive();
        assertThat(report.examples())
                .allSatisfy(mismatch -> assertThat(mismatch.windows()).allSatisfy(window -> assertThat(window.rows())
                        .containsExactly(
                                new RowCause("arrivals", gone.id(), gone.timeMicros(), 0, Cause.NOT_IN_LOG, 0))));
    }

    @Test
    void check_bundleOfOtherFeatures_isSkippedNotCompared() {
        LiveFlights live = new LiveFlights(flights);
        StoredEvent lost = arrival(live, LIVE + HOUR);
        StoredProject decided = live.decide(LIVE, Set.of(lost.id()));
        new Registry(decided.store().objects(), Clock.systemUTC())
                .add(new BundleDraft(
                        "late",
                        "ffffffffffffffff",
                        "",
                        "test/1",
                        new Domain(List.of()),
                        OutputKind.BINARY,
                        Map.of(),
                        Map.of(),
                        new Provenance("event time", 0, 0, 0, 0, "", Map.of(), Map.of())));
        ParityReport report = check(decided, HistoryClock.EVENT_TIME, 2);
        assertThat(report.stored()).isEqualTo(report.skipped()).isGreaterThan(500);
        assertThat(report.mismatches()).isZero();
        assertThat(report.live()).isPresent();
    }

    @Test
    void check_noDecisionStored_checksNothing() {
        ParityReport report = check(flights, HistoryClock.EVENT_TIME, 2);
        assertThat(report.stored()).isZero();
        assertThat(report.live()).isEmpty();
    }

    @Test
    void examples_anyNumberOfSlices_sameBits() {
        LiveFlights live = new LiveFlights(flights);
        StoredEvent late = arrival(live, LIVE + HOUR);
        long last = live.events().get(live.events().size() - 1).arrival();
        live.change(
                "arrivals",
                late.id(),
                event -> new StoredEvent(
                        event.stream(), event.id(), event.timeMicros(), event.payload(), last + 1, 0, Map.of()));
        StoredProject project = live.decide(Long.MAX_VALUE, Set.of());
        for (HistoryClock clock : HistoryClock.values()) {
            List<FeatureExample> one = examples(project, clock, 1);
            assertThat(one).hasSizeGreaterThan(3_000);
            assertThat(examples(project, clock, 2)).isEqualTo(one);
            assertThat(examples(project, clock, 7)).isEqualTo(one);
        }
        assertThat(examples(project, HistoryClock.ARRIVAL, 2))
                .isNotEqualTo(examples(project, HistoryClock.EVENT_TIME, 2));
    }

    private static List<FeatureExample> examples(StoredProject project, HistoryClock clock, int slices) {
        Reach reach = Reach.of(project.program(), project.decision("late"), true);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        SliceOptions options = new SliceOptions("late", slices, false);
        try (SlicedLog log = SlicedLog.read(context, project.source(), reach, options)) {
            LookupTables lookups =
                    LookupTables.read(project.program().project(), project.decision("late"), flights.store());
            return FeatureHistory.examples(log, project.text(), "late", lookups, clock)
                    .collect();
        }
    }

    /** The first arrival from a time on at an airport that many flights leave. */
    private static StoredEvent arrival(LiveFlights live, long fromMicros) {
        return live.events().stream()
                .filter(event -> event.stream().equals("arrivals") && event.timeMicros() >= fromMicros)
                .filter(event ->
                        new String(event.payload(), java.nio.charset.StandardCharsets.ISO_8859_1).contains("LGA"))
                .findFirst()
                .orElseThrow();
    }
}
