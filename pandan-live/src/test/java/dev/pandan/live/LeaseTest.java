package dev.pandan.live;

import static dev.pandan.live.Live.accepted;
import static dev.pandan.live.Live.order;
import static dev.pandan.live.Live.send;
import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.store.memory.MemoryStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private final MemoryStore store = new MemoryStore();
    private final TestModel model = TestModel.promoted(1);

    @Test
    void beat_leaseTakenByAnother_stopsAtOnceAndComesBackLater() throws Exception {
        AtomicBoolean cutOff = new AtomicBoolean();
        FaultyStore line = new FaultyStore(store, new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                return cutOff.get() ? FaultyStore.failed() : work.get();
            }
        });
        try (LiveProject first = LiveProject.open(Live.options(line, model))) {
            accepted(first, order("o-1", START, "a", 1));
            cutOff.set(true);
            try (LiveProject second = LiveProject.open(Live.options(store, model))) {
                assertThat(accepted(second, order("o-1", START, "a", 1)).repeated())
                        .isTrue();
                accepted(second, order("o-2", START, "a", 1));
                Outcome late = send(first, order("o-3", START, "a", 1));
                assertThat(late).isInstanceOf(Outcome.Rejected.class);
                cutOff.set(false);
                await().atMost(Duration.ofSeconds(20)).until(() -> first.trouble()
                        .filter(problem -> problem.code() == ErrorCode.LEASE_HELD)
                        .isPresent());
                assertThat(first.trouble().orElseThrow().message()).contains("localhost:1");
                assertThat(send(first, order("o-3", START, "a", 1))).isInstanceOf(Outcome.Rejected.class);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> first.trouble().isEmpty());
            assertThat(accepted(first, order("o-2", START, "a", 1)).repeated()).isTrue();
            assertThat(accepted(first, order("o-3", START, "a", 1)).repeated()).isFalse();
            assertThat(first.metrics().recoveries()).isEqualTo(1);
        }
    }

    @Test
    void submit_journalAnswersAfterTheLeaseEnded_isNotAcknowledged() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        AtomicBoolean renewable = new AtomicBoolean(true);
        FaultyStore slow = new FaultyStore(store, new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                if (operation.equals("renew") && !renewable.get()) {
                    return FaultyStore.failed();
                }
                return operation.equals("write") ? gate.thenCompose(open -> work.get()) : work.get();
            }
        });
        try (LiveProject live = LiveProject.open(Live.options(slow, model))) {
            CompletableFuture<Outcome> answer = live.submit(order("o-1", START, "a", 1));
            renewable.set(false);
            Outcome outcome = answer.get(20, TimeUnit.SECONDS);
            assertThat(((Outcome.Rejected) outcome).problem().code()).isEqualTo(ErrorCode.LEASE_HELD);
            renewable.set(true);
            gate.complete(null);
            await().atMost(Duration.ofSeconds(20)).until(() -> live.trouble().isEmpty());
            assertThat(accepted(live, order("o-1", START, "a", 1)).repeated()).isTrue();
        }
    }

    @Test
    void submit_leaseEndsWhileTheJournalIsWritten_writesNothingMore() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        AtomicBoolean renewable = new AtomicBoolean(true);
        AtomicInteger writes = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        FaultyStore slow = new FaultyStore(store, new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                if ((operation.equals("renew") || operation.equals("acquire")) && !renewable.get()) {
                    return FaultyStore.failed();
                }
                if (operation.equals("write")) {
                    writes.incrementAndGet();
                }
                if (operation.equals("append")) {
                    return gate.thenCompose(open -> work.get());
                }
                return work.get();
            }
        });
        LiveOptions options = Live.options(slow, model)
                .withLeaseTimes(new LeaseTimes(Duration.ofSeconds(60), Duration.ofSeconds(20), nanos::get));
        try (LiveProject live = LiveProject.open(options)) {
            CompletableFuture<Outcome> answer = live.submit(order("o-1", START, "a", 1));
            await().until(() -> gate.getNumberOfDependents() > 0);
            renewable.set(false);
            nanos.addAndGet(Duration.ofSeconds(60).toNanos());
            gate.complete(null);
            Outcome outcome = answer.get(20, TimeUnit.SECONDS);
            assertThat(((Outcome.Rejected) outcome).problem().code()).isEqualTo(ErrorCode.LEASE_HELD);
            assertThat(writes).hasValue(0);
        }
    }
}
