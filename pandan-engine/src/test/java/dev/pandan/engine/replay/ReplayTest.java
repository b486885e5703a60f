package dev.pandan.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.engine.Flights;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.LabelSpec.Missing;
import dev.pandan.spec.row.Hash64;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private static final LookupSource STATES =
            (table, key, at) -> key.equals(Flights.BY_ORIGIN.encode(new Object[] {"JFK"})) ? new Object[] {"NY"} : null;

    private long arrival;

    private static final class Sink implements ReplaySink {
        private final List<String> decided = new ArrayList<>();
        private final List<FeatureRow> features = new ArrayList<>();
        private final List<RowRef> traced = new ArrayList<>();

        @Override
        public void decided(String id, long time, FeatureRow row, Object label, boolean mature) {
            decided.add(id + "@" + time + " " + label + (mature ? " mature" : ""));
            features.add(row);
        }

        @Override
        public void traced(String id, int window, List<RowRef> rows) {
            traced.addAll(rows);
        }
    }

    @Test
    void next_eventTime_readsTheWindowAndTheLookup() {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfEventTime().unlabelled(), Missing.UNKNOWN, sink);
        replay.next(arrived("a", 100, "JFK", 10.0));
        replay.next(arrived("b", 150, "JFK", 21.0));
        replay.next(arrived("c", 150, "LGA", 99.0));
        replay.next(departed("d", 200, "JFK"));
        replay.next(departed("e", 201, "JFK"));
        replay.next(departed("f", 201, "EWR"));
        assertThat(sink.decided).containsExactly("d@200 null mature", "e@201 null mature", "f@201 null mature");
        assertThat(sink.features.get(0).values()).containsExactly("NY", 2f, 15.5f);
        assertThat(sink.features.get(1).values()).containsExactly("NY", 1f, 21f);
        assertThat(sink.features.get(2).values()).containsExactly(null, 0f, null);
        assertThat(sink.features.get(0).rows()).containsExactly(2);
        assertThat(sink.features.get(0).hashes()).containsExactly(Hash64.ofId("a") + Hash64.ofId("b"));
    }

    @Test
    void next_eventsOfOneTime_doNotSeeEachOther() {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfEventTime().unlabelled(), Missing.UNKNOWN, sink);
        replay.next(arrived("a", 100, "JFK", 10.0));
        replay.next(departed("d", 100, "JFK"));
        assertThat(sink.features.get(0).rows()).containsExactly(0);
    }

    @Test
    void next_warmUp_isSeenButNotDecided() {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfEventTime().unlabelled(), Missing.UNKNOWN, sink);
        ReplayEvent warm = departed("w", 90, "JFK");
        replay.next(new ReplayEvent(warm.stream(), warm.id(), 90, 0, warm.row(), true));
        ReplayEvent row = arrived("a", 100, "JFK", 10.0);
        replay.next(new ReplayEvent(row.stream(), row.id(), 100, 1, row.row(), true));
        replay.next(departed("d", 101, "JFK"));
        assertThat(sink.decided).containsExactly("d@101 null mature");
        assertThat(sink.features.get(0).rows()).containsExactly(1);
    }

    @Test
    void next_labels_areTakenWithinTheirTimeAndHandedOverOnceMature() {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfEventTime(), Missing.UNKNOWN, sink);
        replay.next(departed("late", 100, "JFK"));
        replay.next(departed("edge", 101, "JFK"));
        replay.next(departed("over", 102, "JFK"));
        replay.next(departed("unknown", 103, "JFK"));
        replay.next(departed("never", 104, "JFK"));
        replay.next(arrived("late", 120, "JFK", 16.0));
        replay.next(arrived("unknown", 121, "JFK", null));
        replay.next(arrived("x", 150, "JFK", 0.0));
        assertThat(sink.decided).as("150 is the end of the first, not past it").isEmpty();
        replay.next(arrived("edge", 151, "JFK", 15.0));
        assertThat(sink.decided).containsExactly("late@100 true mature");
        replay.next(arrived("over", 153, "JFK", 16.0));
        replay.finish();
        assertThat(sink.decided)
                .containsExactly(
                        "late@100 true mature",
                        "edge@101 false mature",
                        "over@102 null mature",
                        "unknown@103 null",
                        "never@104 null");
    }

    @Test
    void finish_missingIsNegative_onlyIfMatureAndWithoutARow() {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfEventTime(), Missing.NEGATIVE, sink);
        replay.next(departed("none", 100, "JFK"));
        replay.next(departed("null", 101, "JFK"));
        replay.next(departed("young", 103, "JFK"));
        replay.next(arrived("null", 105, "JFK", null));
        replay.finish(153);
        assertThat(sink.decided).containsExactly("none@100 false mature", "null@101 null mature", "young@103 null");
    }

    @Test
    void next_asOfArrival_readsWhatHadArrived() {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfArrival(), Missing.UNKNOWN, sink);
        replay.next(arrived("a", 150, "JFK", 10.0));
        replay.next(departed("d", 200, "JFK"));
        replay.next(arrived("b", 160, "JFK", 30.0));
        replay.next(departed("e", 190, "JFK"));
        replay.finish();
        assertThat(sink.decided).containsExactly("e@190 null", "d@200 null");
        assertThat(sink.features.get(0).values()).containsExactly("NY", 2f, 20f);
        assertThat(sink.features.get(1).values()).containsExactly("NY", 1f, 10f);
    }

    @Test
    void next_labelBeforeItsEvent_isKeptAsOfArrival() {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfArrival(), Missing.UNKNOWN, sink);
        replay.next(arrived("d", 150, "JFK", 40.0));
        replay.next(departed("d", 120, "JFK"));
        replay.finish(1_000);
        assertThat(sink.decided).containsExactly("d@120 true mature");
    }

    @Test
    void next_tracedEvent_namesItsRows() {
        Sink sink = new Sink();
        ReplayOptions options = ReplayOptions.asOfEventTime().unlabelled().tracing(Set.of("e"));
        Replay replay = replay(options, Missing.UNKNOWN, sink);
        replay.next(arrived("a", 100, "JFK", 10.0));
        replay.next(arrived("b", 150, "JFK", 21.0));
        replay.next(departed("d", 160, "JFK"));
        replay.next(arrived("c", 160, "JFK", 21.0));
        replay.next(departed("e", 201, "JFK"));
        assertThat(sink.traced).containsExactly(new RowRef("b", 150), new RowRef("c", 160));
    }

    @Test
    void next_longHistory_sameAsItsParts() {
        List<ReplayEvent> events = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            String origin = i % 7 == 0 ? "JFK" : "LGA";
            events.add(i % 2 == 0 ? departed("d" + i, i, origin) : arrived("d" + (i - 31), i, origin, (double) i));
        }
        Sink whole = run(events, 0, events.size());
        Sink part = run(events, 150_000, 150_500);
        int first = whole.decided.indexOf(part.decided.get(0));
        assertThat(part.decided).hasSize(250).isEqualTo(whole.decided.subList(first, first + 250));
        for (int i = 0; i < 250; i++) {
            // AssertJ's own comparison of floats is not exact.
            assertThat(part.features.get(i))
                    .usingRecursiveComparison()
                    .withEqualsForType(Double::equals, Double.class)
                    .withEqualsForType(Float::equals, Float.class)
                    .isEqualTo(whole.features.get(first + i));
        }
    }

    private static Sink run(List<ReplayEvent> events, int from, int to) {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfEventTime(), Missing.UNKNOWN, sink);
        for (int i = Math.max(0, from - 100); i < Math.min(events.size(), to + 100); i++) {
            ReplayEvent e = events.get(i);
            replay.next(new ReplayEvent(e.stream(), e.id(), e.timeMicros(), i, e.row(), i < from || i >= to));
        }
        replay.finish(events.get(events.size() - 1).timeMicros());
        return sink;
    }

    /** The window is 100 microseconds long; every second one has an arrival. */
    @Test
    void next_rowsAreForgottenOnTheWay_neverThoseOfAWindow() {
        Sink sink = new Sink();
        Replay replay = replay(ReplayOptions.asOfEventTime().unlabelled(), Missing.UNKNOWN, sink);
        for (int i = 0; i < 300_000; i += 2) {
            replay.next(departed("d" + i, i, "JFK"));
            replay.next(arrived("a" + i, i + 1, "JFK", 1.0));
        }
        for (int i = 50; i < sink.features.size(); i++) {
            assertThat(sink.features.get(i).rows()[0]).as("decision %d", i).isEqualTo(50);
        }
    }

    @Test
    void next_wrongOrder_isRefused() {
        Replay byTime = replay(ReplayOptions.asOfEventTime(), Missing.UNKNOWN, new Sink());
        byTime.next(departed("a", 100, "JFK"));
        assertThatThrownBy(() -> byTime.next(departed("b", 99, "JFK")))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("EVENT_TIME");
        Replay byArrival = replay(ReplayOptions.asOfArrival(), Missing.UNKNOWN, new Sink());
        ReplayEvent first = departed("a", 100, "JFK");
        byArrival.next(departed("b", 100, "JFK"));
        assertThatThrownBy(() -> byArrival.next(first))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("ARRIVAL");
    }

    private static Replay replay(ReplayOptions options, Missing missing, Sink sink) {
        return new Replay(Flights.program(missing, true), Flights.DECISION, STATES, options, sink);
    }

    private ReplayEvent departed(String id, long time, String origin) {
        return new ReplayEvent("departures", id, time, arrival++, new Object[] {id, time, origin}, false);
    }

    private ReplayEvent arrived(String id, long time, String origin, Double delay) {
        return new ReplayEvent("arrivals", id, time, arrival++, new Object[] {id, time, origin, delay}, false);
    }
}
