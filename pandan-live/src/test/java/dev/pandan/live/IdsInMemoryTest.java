package dev.pandan.live;

import static dev.pandan.live.Live.accepted;
import static dev.pandan.live.Live.order;
import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.store.memory.MemoryStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Ids are looked up in the store only where the log may hold them. */
class IdsInMemoryTest {
    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final FaultyStore counting = new FaultyStore(store, new FaultyStore.Faults() {
        @Override
        public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
            lookUps.addAndGet(operation.equals("events") ? 1 : 0);
            return work.get();
        }
    });

    @Test
    void submit_newIdsAfterARestart_asksTheStoreNothingAndRecognisesRepeats() throws Exception {
        try (LiveProject live = LiveProject.open(Live.options(counting, TestModel.promoted(1)))) {
            accepted(live, order("o-0", START, "a", 1));
        }
        assertThat(lookUps).hasValue(0);
        try (LiveProject live = LiveProject.open(Live.options(counting, TestModel.promoted(1)))) {
            AtomicInteger next = new AtomicInteger();
            // Until the log is read, ids are looked up.
            await().until(() -> {
                int before = lookUps.get();
                accepted(live, order("o-" + next.incrementAndGet(), START + next.get(), "a", 1));
                return lookUps.get() == before;
            });
            int before = lookUps.get();
            assertThat(accepted(live, order("o-0", START, "a", 1)).repeated()).isTrue();
            assertThat(lookUps).hasValue(before + 1);
        }
    }
}
