package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.capture.Captures;
import dev.pandan.live.metrics.LiveMetrics.CaptureMetrics;
import dev.pandan.spec.project.CaptureSpec;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.Scan;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of another program's table become events, each once. */
final class CaptureTest {
    private static final CaptureSpec POLL =
            new CaptureSpec(CaptureSpec.By.POLL, Duration.ofMillis(5), Duration.ofHours(1));

    private final MemoryStore store = new MemoryStore();
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @Test
    void rows_thatWereThere_areHistoryAndThoseThatComeAreDecided() throws Exception {
        write("old-1", Shop.START, 1);
        write("old-2", Shop.START + 1, 2);
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            reached(live, capture -> capture.state().equals("poll"));
            assertThat(live.metrics().captures().get("orders").history()).isEqualTo(2);
            write("new", Shop.START + 2, 3);
            reached(live, capture -> capture.captured() == 1);
            assertThat(events().get("new").decisions()).containsOnlyKeys("risk", "limit");
            assertThat(events().get("old-1").decisions()).isEmpty();
            assertThat(live.stored("risk", "new")
                            .join()
                            .orElseThrow()
                            .features()
                            .values())
                    .as("the window holds the rows of the table")
                    .startsWith(2f, 3f);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void row_thatAppearsLate_isAnEventWithinTheOverlapOnly() throws Exception {
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            write("first", Shop.START, 1);
            reached(live, capture -> capture.captured() == 1);
            write("late", Shop.START - Shop.HOUR, 1);
            write("too-late", Shop.START - Shop.HOUR - 1, 1);
            reached(live, capture -> capture.captured() == 2);
            write("next", Shop.START + 1, 1);
            reached(live, capture -> capture.captured() == 3);
            assertThat(events()).containsOnlyKeys("first", "late", "next");
        }
    }

    @Test
    void row_thatChanges_orCannotBeAnEvent_isToldOnce() throws Exception {
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            write("one", Shop.START, 1);
            write("bad", Shop.START, -1);
            rows.add(new Object[] {"no-time", null, "a", 1.0});
            publish();
            reached(live, capture -> capture.captured() == 1 && capture.rejected() == 1);
            rows.set(0, Shop.row("one", Shop.START, "a", 7));
            publish();
            reached(live, capture -> capture.changed() == 1);
            write("two", Shop.START + 1, 1);
            reached(live, capture -> capture.captured() == 2);
            CaptureMetrics told = live.metrics().captures().get("orders");
            assertThat(told.changed()).isEqualTo(1);
            assertThat(told.rejected()).isEqualTo(1);
            assertThat(events()).containsOnlyKeys("one", "two");
        }
        assertThat(notices).singleElement().asString().contains("not_negative");
    }

    @Test
    void rowThatWasRefused_declarationMended_isHistory() throws Exception {
        write("good", Shop.START + 2 * Shop.HOUR, 1);
        write("bad", Shop.START, -1);
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            reached(live, capture -> capture.rejected() == 1);
        }
        assertThat(notices).singleElement().asString().contains("not_negative");
        assertThat(events()).containsOnlyKeys("good");
        // The conditions of this program are code of the test, so it is the row that is mended with them.
        rows.set(1, Shop.row("bad", Shop.START, "a", 1));
        publish();
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            reached(live, capture -> capture.repeated() == 1);
        }
        assertThat(events()).as("as declared before").containsOnlyKeys("good");
        write("meanwhile", Shop.START + 2 * Shop.HOUR + 1, 2);
        ProjectProgram mended = Shop.capturing(POLL, "theirs.orders", Map.of());
        try (LiveProject live = LiveProject.open(Live.options(mended, store, TestModel.promoted(1)));
                Captures captures = starting(live, mended)) {
            reached(live, capture -> capture.captured() == 1);
            assertThat(events().get("bad").decisions()).isEmpty();
            assertThat(events().get("meanwhile").decisions()).isNotEmpty();
        }
        assertThat(notices).last().asString().contains("declared otherwise");
        try (LiveProject live = LiveProject.open(Live.options(mended, store, TestModel.promoted(1)));
                Captures captures = starting(live, mended)) {
            reached(live, capture -> capture.state().equals("poll"));
        }
        assertThat(notices).hasSize(2);
    }

    @Test
    void restart_atAnyPoint_makesEachRowOneEvent() throws Exception {
        write("history", Shop.START, 1);
        Map<String, String> decided = new TreeMap<>();
        for (int run = 0; run < 5; run++) {
            try (LiveProject live = open(POLL)) {
                try (Captures captures = capture(live, POLL)) {
                    int before = run;
                    // It ends somewhere among these rows.
                    for (int i = 0; i < 50; i++) {
                        write("r" + run + "-" + i, Shop.START + 100L * run + i, 1);
                    }
                    reached(live, capture -> capture.captured() > 10L * before);
                }
            }
            events().forEach((id, event) -> event.decisions().forEach((name, bytes) -> {
                String key = id + " " + name;
                String bits = java.util.HexFormat.of().formatHex(bytes);
                assertThat(decided.getOrDefault(key, bits)).as(key).isEqualTo(bits);
                decided.put(key, bits);
            }));
        }
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> events().size() == 251);
        }
        assertThat(events().get("history").decisions()).isEmpty();
        assertThat(events().entrySet().stream().filter(event -> !event.getKey().equals("history")))
                .allSatisfy(event -> assertThat(event.getValue().decisions()).hasSize(2));
    }

    @Test
    void positionLost_afterTheEventsWereStored_makesNoSecondDecision() throws Exception {
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            write("one", Shop.START, 1);
            reached(live, capture -> capture.captured() == 1);
        }
        Map<String, byte[]> before = events().get("one").decisions();
        // As if the process had died before it stored how far it came.
        var cell = store.objects().cell("capture/orders").join().orElseThrow();
        byte[] begin = new byte[Long.BYTES];
        begin[0] = (byte) 0x80;
        assertThat(store.objects()
                        .compareAndSet("capture/orders", cell.version(), begin)
                        .join())
                .isTrue();
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            reached(live, capture -> capture.repeated() == 1);
            assertThat(live.metrics().captures().get("orders").captured()).isZero();
        }
        assertThat(events().get("one").decisions().get("risk")).isEqualTo(before.get("risk"));
    }

    @Test
    void changeStream_whereThereIsNone_pollsAndSaysSo() throws Exception {
        CaptureSpec stream = new CaptureSpec(CaptureSpec.By.CHANGE_STREAM, Duration.ofMillis(5), Duration.ofHours(1));
        try (LiveProject live = open(stream);
                Captures captures = capture(live, stream)) {
            write("one", Shop.START, 1);
            reached(live, capture -> capture.captured() == 1 && capture.state().equals("poll"));
        }
        assertThat(notices).singleElement().asString().contains("has no change streams");
    }

    @Test
    void tableThatIsAway_isToldAndCapturedOnceItIsBack() throws Exception {
        try (LiveProject live = LiveProject.open(Live.options(Shop.capturing(POLL), store, TestModel.promoted(1)));
                Captures captures = starting(live, POLL)) {
            reached(live, capture -> !capture.trouble().isEmpty());
            write("one", Shop.START, 1);
            reached(live, capture -> capture.trouble().isEmpty() && capture.history() == 1);
        }
    }

    @Test
    void columnThatIsDropped_isNamedUntilItIsBack() throws Exception {
        try (LiveProject live = open(POLL);
                Captures captures = capture(live, POLL)) {
            Schema less = new Schema(Shop.ORDERS.columns().subList(0, 3));
            store.foreignTables()
                    .add("theirs.orders", less, List.<@Nullable Object[]>of(new Object[] {"one", Shop.START, "a"}));
            reached(live, capture -> capture.trouble().contains("'theirs.orders' has no column 'amount'"));
            write("one", Shop.START, 1);
            reached(live, capture -> capture.trouble().isEmpty() && capture.captured() == 1);
        }
    }

    private LiveProject open(CaptureSpec capture) {
        publish();
        return LiveProject.open(Live.options(Shop.capturing(capture), store, TestModel.promoted(1)));
    }

    private Captures capture(LiveProject live, CaptureSpec capture) {
        Captures captures = starting(live, capture);
        // What is there before is history, without decisions.
        reached(live, told -> told.state().equals("poll"));
        return captures;
    }

    private Captures starting(LiveProject live, CaptureSpec capture) {
        return starting(live, Shop.capturing(capture));
    }

    private Captures starting(LiveProject live, ProjectProgram program) {
        return Captures.start(live, Live.options(program, store, TestModel.promoted(1)), notices::add);
    }

    private void write(String id, long atMicros, double amount) {
        rows.add(Shop.row(id, atMicros, "a", amount));
        publish();
    }

    private void publish() {
        store.foreignTables().add("theirs.orders", Shop.ORDERS, rows);
    }

    private static void reached(LiveProject live, Predicate<CaptureMetrics> state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            CaptureMetrics capture = live.metrics().captures().get("orders");
            return capture != null && state.test(capture);
        });
    }

    private Map<String, StoredEvent> events() {
        Map<String, StoredEvent> events = new TreeMap<>();
        for (var split : store.eventSplits("orders", 3)) {
            try (Scan<StoredEvent> scan = store.scanEvents(split)) {
                scan.forEachRemaining(
                        event -> assertThat(events.put(event.id(), event)).isNull());
            }
        }
        return events;
    }
}
