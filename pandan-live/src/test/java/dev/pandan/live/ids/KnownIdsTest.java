package dev.pandan.live.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KnownIdsTest {
    private static final int EVENTS = 1_000;

    private final MemoryStore store = store();

    private static MemoryStore store() {
        MemoryStore store = new MemoryStore();
        store.create(new StoreLayout(List.of("orders", "other"), List.of(), List.of()))
                .join();
        store.write(
                        IntStream.range(0, EVENTS)
                                .mapToObj(
                                        i -> new StoredEvent("orders", "o-" + i, i, new byte[] {1}, i + 1, i, Map.of()))
                                .toList(),
                        List.of())
                .join();
        return store;
    }

    @Test
    void mayHold_beforeTheLogIsRead_isTrueForAll() {
        try (KnownIds ids = new KnownIds(store)) {
            assertThat(ids.mayHold("orders", "x")).isTrue();
        }
    }

    @Test
    void mayHold_onceTheLogIsRead_isFalseForNewIdsAndTrueForAllOthers() {
        try (KnownIds ids = new KnownIds(store)) {
            ids.fill(List.of("orders"), stream -> false);
            await().until(() -> !ids.mayHold("orders", "new"));
            assertThat(IntStream.range(0, EVENTS).allMatch(i -> ids.mayHold("orders", "o-" + i)))
                    .isTrue();
            ids.add("orders", "new");
            assertThat(ids.mayHold("orders", "new")).isTrue();
            ids.forget();
            assertThat(ids.mayHold("orders", "newer")).isTrue();
        }
    }

    @Test
    void mayHold_logKnownToBeEmpty_isFalseAtOnce() {
        try (KnownIds ids = new KnownIds(store)) {
            ids.fill(List.of("other"), stream -> true);
            assertThat(ids.mayHold("other", "o-1")).isFalse();
            assertThat(ids.mayHold("never declared", "o-1")).isTrue();
        }
    }

    @Test
    void mayHold_moreEventsThanAreKept_isTrueForAll() {
        try (KnownIds ids = new KnownIds(store, 100)) {
            ids.fill(List.of("other"), stream -> true);
            IntStream.range(0, 200).forEach(i -> ids.add("other", "o-" + i));
            assertThat(ids.mayHold("other", "new")).isTrue();
        }
    }
}
