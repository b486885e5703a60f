package dev.pandan.live;

import static dev.pandan.live.Live.accepted;
import static dev.pandan.live.Live.order;
import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.Scan;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final int ROWS = 45_000;

    private final MemoryStore store = new MemoryStore();
    private final List<Load.Reject> rejects = new ArrayList<>();

    @Test
    void load_history_isStoredInOrderAndSeenByDecisions() throws Exception {
        try (LiveProject live = LiveProject.open(Live.options(store, TestModel.promoted(1)))) {
            List<LoadRow> rows = new ArrayList<>();
            rows().forEachRemaining(rows::add);
            rows.add(rows.get(5));
            rows.add(rows.get(ROWS - 1));
            rows.add(values("e-7", START, "a", 99));
            rows.add(values("e-x", START, "a", -1));
            rows.add(new LoadRow.Unreadable("orders", Problem.of(ErrorCode.EVENT_INVALID, "line 3: no number")));
            LoadReport report = live.load(load(rows.iterator(), Optional.empty()));
            assertThat(report).isEqualTo(new LoadReport(ROWS + 5, ROWS, 2, 3));
            assertThat(rejects)
                    .extracting(reject -> reject.problem().code())
                    .containsExactlyInAnyOrder(
                            ErrorCode.EVENT_CONFLICT, ErrorCode.EVENT_INVALID, ErrorCode.EVENT_INVALID);
            assertThat(rejects).extracting(Load.Reject::row).contains(ROWS + 3L, ROWS + 4L, ROWS + 5L);
            Outcome.Accepted next = accepted(live, order("o-1", START + ROWS, "a", 1));
            assertThat(next.decisions().get(0).features().rows()).containsExactly(ROWS, 0);
            assertThat(accepted(live, order("e-3", START + 3, "a", 1)).decisions())
                    .hasSize(2);
            assertThat(live.metrics().events()).isEqualTo(ROWS + 1);
        }
    }

    @Test
    void load_interrupted_isTakenUpAndStoresEveryRowOnce() {
        AtomicInteger writes = new AtomicInteger();
        FaultyStore failing = new FaultyStore(store, new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                if (operation.equals("write") && writes.incrementAndGet() == 2) {
                    // Half of it may have been written.
                    work.get().join();
                    return FaultyStore.failed();
                }
                return work.get();
            }
        });
        try (LiveProject live = LiveProject.open(Live.options(failing, TestModel.promoted(1)))) {
            assertThatThrownBy(() -> live.load(load(rows(), Optional.of("file"))))
                    .isInstanceOf(PandanException.class);
        }
        try (LiveProject live = LiveProject.open(Live.options(store, TestModel.promoted(1)))) {
            LoadReport report = live.load(load(rows(), Optional.of("file")));
            assertThat(report.rows()).isEqualTo(ROWS);
            assertThat(report.stored() + report.repeated()).isEqualTo(ROWS);
            assertThat(live.load(load(rows(), Optional.of("file")))).isEqualTo(report);
            assertThat(live.load(load(rows(), Optional.empty()))).isEqualTo(new LoadReport(ROWS, 0, ROWS, 0));
        }
        Set<Long> arrivals = new HashSet<>();
        try (Scan<StoredEvent> scan =
                store.scanEvents(store.eventSplits("orders", 1).get(0))) {
            scan.forEachRemaining(event -> arrivals.add(event.arrival()));
        }
        assertThat(arrivals).hasSize(ROWS);
    }

    @Test
    void load_idStillOnItsWayToTheStore_isNotStoredTwice() {
        CompletableFuture<Void> lookedUp = new CompletableFuture<>();
        AtomicInteger lookUps = new AtomicInteger();
        AtomicInteger awaited = new AtomicInteger();
        FaultyStore slow = new FaultyStore(store, new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                // The first rows are looked up only as long as ids are not in memory.
                if (operation.equals("write") && awaited.compareAndSet(0, lookUps.get() + 1)) {
                    return lookedUp.thenCompose(done -> work.get());
                }
                CompletableFuture<T> done = work.get();
                if (operation.equals("events") && lookUps.incrementAndGet() == awaited.get()) {
                    done.thenRun(() -> lookedUp.complete(null)).join();
                }
                return done;
            }
        });
        try (LiveProject live = LiveProject.open(Live.options(store, TestModel.promoted(1)))) {
            live.load(load(List.of(values("before", START, "a", 1)).iterator(), Optional.empty()));
        }
        try (LiveProject live = LiveProject.open(Live.options(slow, TestModel.promoted(1)))) {
            List<LoadRow> rows = new ArrayList<>();
            rows().forEachRemaining(rows::add);
            List<LoadRow> two = new ArrayList<>(rows.subList(0, 20_000));
            two.add(rows.get(5));
            two.add(values("e-7", START, "a", 99));
            assertThat(live.load(load(two.iterator(), Optional.empty())))
                    .isEqualTo(new LoadReport(20_002, 20_000, 1, 1));
        }
    }

    @Test
    void load_whatIsInFlightFails_loadsNothing() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        FaultyStore failing = new FaultyStore(store, new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                return operation.equals("append") && !gate.isDone()
                        ? gate.thenCompose(open -> FaultyStore.failed())
                        : work.get();
            }
        });
        try (LiveProject live = LiveProject.open(Live.options(failing, TestModel.promoted(1)))) {
            CompletableFuture<Outcome> answer = live.submit(Live.order("o-1", START, "a", 1));
            CompletableFuture<LoadReport> load =
                    CompletableFuture.supplyAsync(() -> live.load(load(rows(), Optional.empty())));
            await().until(() -> live.trouble().isPresent());
            gate.complete(null);
            assertThatThrownBy(load::join).hasCauseInstanceOf(PandanException.class);
            assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Rejected.class);
            await().until(() -> live.trouble().isEmpty());
            assertThat(live.metrics().events()).isZero();
        }
    }

    private Load load(Iterator<LoadRow> rows, Optional<String> name) {
        return new Load(rows, name, report -> {}, rejects::add);
    }

    private static Iterator<LoadRow> rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> values("e-" + i, START + i, "a", 1))
                .iterator();
    }

    private static LoadRow values(String id, long at, String shop, double amount) {
        return new LoadRow.Values("orders", Shop.row(id, at, shop, amount));
    }
}
