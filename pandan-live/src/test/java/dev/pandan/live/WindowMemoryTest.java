package dev.pandan.live;

import static dev.pandan.live.Live.bits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.decide.Decision;
import dev.pandan.store.Store;
import dev.pandan.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in memory, and when the store answers, must not change any bit. */
class WindowMemoryTest {
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(3);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void decide_anyCacheAndAnyTiming_givesTheSameBits() throws Exception {
        long evictions = 0;
        for (long seed = 0; seed < 12; seed++) {
            History history = new History(seed, 400);
            LiveLimits roomy = LiveLimits.standard();
            LiveLimits tiny = roomy.withCacheBytes(0).withAllowedLateness(Duration.ZERO);
            List<String> expected = run(history, new MemoryStore(), roomy, seed).bits;
            Run evicting = run(history, new MemoryStore(), tiny, seed);
            Run slow = run(history, slow(seed), tiny.withCacheBytes(3_000).withInFlight(24), seed);
            Run slowRoomy = run(
                    history,
                    slow(seed + 1),
                    roomy.withAllowedLateness(Duration.ZERO).withInFlight(24),
                    seed);
            assertThat(evicting.bits).as("seed %d", seed).isEqualTo(expected);
            assertThat(slow.bits).as("seed %d", seed).isEqualTo(expected);
            assertThat(slowRoomy.bits).as("seed %d", seed).isEqualTo(expected);
            evictions += Math.min(evicting.evictions, slow.evictions);
        }
        assertThat(evictions).isPositive();
    }

    private static Run run(History history, Store store, LiveLimits limits, long seed) throws Exception {
        LiveOptions options = Live.options(store, TestModel.promoted(1)).withLimits(limits);
        try (LiveProject live = LiveProject.open(options)) {
            List<CompletableFuture<Outcome>> answers = new ArrayList<>();
            for (Submission event : history.events) {
                answers.add(live.submitPatiently(event));
            }
            List<String> bits = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                Outcome.Accepted outcome = (Outcome.Accepted) answers.get(i).get(20, TimeUnit.SECONDS);
                for (Decision decision : outcome.decisions()) {
                    bits.add(bits(decision));
                }
                if (!outcome.decisions().isEmpty()) {
                    assertThat(history.isRight(i, outcome.decisions().get(0)))
                            .as("seed %d, event %d", seed, i)
                            .isTrue();
                }
            }
            return new Run(bits, live.metrics().windowCache().evictions());
        }
    }

    private Store slow(long seed) {
        Random random = new Random(seed);
        return new FaultyStore(new MemoryStore(), new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                return late(random.nextInt(1_500))
                        .thenCompose(begin -> work.get())
                        .thenCompose(value -> late(random.nextInt(1_500)).thenApply(end -> value));
            }
        });
    }

    private CompletableFuture<Void> late(long micros) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        var unused = scheduler.schedule(() -> future.complete(null), micros, TimeUnit.MICROSECONDS);
        return future;
    }

    private record Run(List<String> bits, long evictions) {}
}
