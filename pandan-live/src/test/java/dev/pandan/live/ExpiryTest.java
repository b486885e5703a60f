package dev.pandan.live;

import static dev.pandan.live.Live.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.store.Expired;
import dev.pandan.store.Scan;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import dev.pandan.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is older than a stream is kept goes, and not what is still reached. Forty days with an order and a return every half hour. */
final class ExpiryTest {
    private static final long DAY = 24 * Shop.HOUR;
    private static final int HALF_HOURS = 40 * 48;
    private static final Key SHOP = new KeyCodec(List.of(ColumnType.STRING)).encode(new Object[] {"a"});
    /** The newest is known to a day. */
    private static final long KEPT_FROM = Shop.START + (HALF_HOURS - 1) * Shop.HOUR / 2 + 1 - DAY - 30 * DAY;

    private static final ProjectProgram MONTH = Shop.keeping(Duration.ofDays(30), Duration.ofDays(30));

    private final MemoryStore store = new MemoryStore();

    @Test
    void expire_kept_removesWhatNoDecisionThatIsKeptReaches() throws Exception {
        send(MONTH);
        Map<String, StoredEvent> before = events("orders");
        List<ExpiryReport> reports = expire(MONTH, store);
        assertThat(reports).extracting(ExpiryReport::stream).containsExactly("orders", "returns");
        assertThat(new Expired(store).of("orders")).isEqualTo(new Expired.Times(KEPT_FROM, KEPT_FROM - Shop.HOUR));
        assertThat(new Expired(store).of("returns")).isEqualTo(new Expired.Times(KEPT_FROM, KEPT_FROM - 2 * Shop.HOUR));

        Map<String, StoredEvent> after = events("orders");
        assertThat(after.size() + reports.get(0).removed()).isEqualTo(before.size());
        before.forEach((id, event) ->
                assertThat(after.get(id)).as(id).isEqualTo(event.timeMicros() < KEPT_FROM - Shop.HOUR ? null : event));
        assertThat(rows("orders_by_shop")).hasSize(after.size()).allMatch(row -> after.containsKey(row.id()));
        Map<String, StoredEvent> returns = events("returns");
        assertThat(rows("returns_by_shop")).hasSize(returns.size()).allMatch(row -> returns.containsKey(row.id()));
        assertThat(returns.values()).allMatch(event -> event.timeMicros() >= KEPT_FROM - 2 * Shop.HOUR);
        assertThat(expire(MONTH, store)).allMatch(report -> report.removed() == 0);
    }

    @Test
    void decisions_afterExpiry_areThoseWithoutItOrRefused() throws Exception {
        send(MONTH);
        MemoryStore whole = new MemoryStore();
        copyInto(whole);
        expire(MONTH, store);
        try (LiveProject live = open(MONTH, store);
                LiveProject other = open(MONTH, whole)) {
            for (long at : new long[] {KEPT_FROM, KEPT_FROM + 1, KEPT_FROM + DAY}) {
                Submission order = Live.order("late-" + at, at, "a", 5);
                assertThat(decision(live, order)).isEqualTo(decision(other, order));
            }
            for (Submission old : List.of(
                    Live.order("too-old", KEPT_FROM - 1, "a", 5), Live.back("too-old", KEPT_FROM - 1, "a", 5))) {
                assertThat(Live.send(live, old)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
                    assertThat(rejected.problem().code()).isEqualTo(ErrorCode.EVENT_INVALID);
                    assertThat(rejected.problem().message()).contains("is before 2001-", "have expired", "'keep'");
                });
            }
        }
    }

    @Test
    void expire_brokenOffAnywhere_endsAsIfItHadNotBeen() throws Exception {
        send(MONTH);
        MemoryStore undisturbed = new MemoryStore();
        copyInto(undisturbed);
        expire(MONTH, undisturbed);
        for (int failAt = 0; failAt < 4; failAt++) {
            MemoryStore broken = new MemoryStore();
            copyInto(broken);
            Store faulty = new FaultyStore(broken, new FailingRemoval(failAt));
            assertThatThrownBy(() -> expire(MONTH, faulty)).isInstanceOf(PandanException.class);
            expire(MONTH, broken);
            for (String stream : List.of("orders", "returns")) {
                assertThat(events(broken, stream).keySet())
                        .isEqualTo(events(undisturbed, stream).keySet());
                assertThat(rows(broken, stream + "_by_shop")).isEqualTo(rows(undisturbed, stream + "_by_shop"));
            }
        }
    }

    @Test
    void expire_streamWhoseReadersAreKeptForGood_removesNothing() throws Exception {
        ProjectProgram onlyReturns = Shop.keeping(null, Duration.ofDays(1));
        send(onlyReturns);
        assertThat(expire(onlyReturns, store)).singleElement().satisfies(report -> {
            assertThat(report.stream()).isEqualTo("returns");
            assertThat(report.removed()).isZero();
            assertThat(report.times().rowsFrom()).isEqualTo(Long.MIN_VALUE);
        });
        assertThat(expire(Shop.program(), store))
                .extracting(ExpiryReport::removed)
                .containsOnly(0L);
    }

    private static LiveProject open(ProjectProgram program, Store store) {
        return LiveProject.open(Live.options(program, store, TestModel.promoted(1)));
    }

    private static List<ExpiryReport> expire(ProjectProgram program, Store store) {
        try (LiveProject live = open(program, store)) {
            return live.expire(removed -> {});
        }
    }

    private void send(ProjectProgram program) throws Exception {
        try (LiveProject live = open(program, store)) {
            List<CompletableFuture<Outcome>> answers = new ArrayList<>();
            for (int i = 0; i < HALF_HOURS; i++) {
                long at = Shop.START + i * Shop.HOUR / 2;
                answers.add(live.submitPatiently(Live.order("o-" + i, at, "a", i)));
                answers.add(live.submitPatiently(Live.back("r-" + i, at, "a", 2 * i)));
            }
            for (CompletableFuture<Outcome> answer : answers) {
                assertThat(answer.get()).isInstanceOf(Outcome.Accepted.class);
            }
        }
    }

    private static String decision(LiveProject live, Submission order) throws Exception {
        Outcome.Accepted accepted = Live.accepted(live, order);
        assertThat(accepted).isNotNull();
        return bits(live.stored("risk", (String) order.row()[0]).get().orElseThrow());
    }

    /** Events, rows of windows and what is known of times. */
    private void copyInto(MemoryStore other) {
        open(MONTH, other).close();
        for (String stream : List.of("orders", "returns")) {
            other.write(List.copyOf(events(stream).values()), rows(stream + "_by_shop"))
                    .join();
        }
        var bounds = store.objects().cell("live/bounds").join().orElseThrow();
        long version = other.objects()
                .cell("live/bounds")
                .join()
                .map(cell -> cell.version())
                .orElse(0L);
        assertThat(other.objects()
                        .compareAndSet("live/bounds", version, bounds.value())
                        .join())
                .isTrue();
    }

    private List<WindowRow> rows(String table) {
        return rows(store, table);
    }

    private static List<WindowRow> rows(Store store, String table) {
        return store.windowRows(table, SHOP, Long.MIN_VALUE, Long.MAX_VALUE).join();
    }

    private Map<String, StoredEvent> events(String stream) {
        return events(store, stream);
    }

    private static Map<String, StoredEvent> events(Store store, String stream) {
        Map<String, StoredEvent> events = new TreeMap<>();
        for (var split : store.eventSplits(stream, 3)) {
            try (Scan<StoredEvent> scan = store.scanEvents(split)) {
                scan.forEachRemaining(event -> events.put(event.id(), event));
            }
        }
        return events;
    }

    /** Fails one removal, with or without its effect. */
    private static final class FailingRemoval implements FaultyStore.Faults {
        private final Random random;
        private int left;

        FailingRemoval(int failAt) {
            this.left = failAt;
            this.random = new Random(failAt);
        }

        @Override
        public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
            return operation.equals("remove") && left-- == 0 ? FaultyStore.fails(random, work) : work.get();
        }
    }
}
