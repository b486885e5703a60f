package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.StoredEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log as a whole. */
interface ScanContract extends StoreSource {
    int ROWS = 100_000;

    @Test
    default void scanEvents_hundredThousandRows_areReadOnceEach() {
        for (int from = 0; from < ROWS; from += 20_000) {
            List<StoredEvent> events = IntStream.range(from, from + 20_000)
                    .mapToObj(i -> event("large", "row-" + i, i))
                    .toList();
            store().write(events, List.of()).join();
        }
        Set<String> ids = new HashSet<>();
        for (Split split : store().eventSplits("large", 3)) {
            List<String> read = ids(split);
            for (String id : read) {
                assertThat(ids.add(id)).as("%s read once", id).isTrue();
            }
            try (Scan<String> alone = store().scanEventIds(split)) {
                List<String> aloneRead = new ArrayList<>();
                alone.forEachRemaining(aloneRead::add);
                assertThat(aloneRead).as("ids alone").containsExactlyInAnyOrderElementsOf(read);
            }
        }
        assertThat(ids.stream().filter(id -> id.startsWith("row-"))).hasSize(ROWS);
    }

    @Test
    default void eventSplits_anyNumber_coverEveryRowExactlyOnce() {
        List<StoredEvent> events = IntStream.range(0, 300)
                .mapToObj(i -> event("scanned", "split-" + i, i))
                .toList();
        store().write(events, List.of()).join();
        List<String> expected = events.stream().map(StoredEvent::id).sorted().toList();
        for (int wanted : new int[] {0, 1, 2, 7, 64}) {
            List<Split> splits = store().eventSplits("scanned", wanted);
            assertThat(splits).isNotEmpty();
            List<String> ids = new ArrayList<>();
            splits.forEach(split -> ids.addAll(ids(split)));
            assertThat(ids.stream().sorted().toList()).as("%s splits", wanted).isEqualTo(expected);
        }
    }

    @Test
    default void scanEvents_whileRowsAreAdded_readsAllThatWereThere() {
        List<StoredEvent> before = IntStream.range(0, 5_000)
                .mapToObj(i -> event("growing", "before-" + i, i))
                .toList();
        store().write(before, List.of()).join();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!ended.get() && written.get() < 20_000) {
                store().write(List.of(event("growing", "during-" + written.getAndIncrement(), 1)), List.of())
                        .join();
            }
        });
        List<String> ids = new ArrayList<>();
        store().eventSplits("growing", 2).forEach(split -> ids.addAll(ids(split)));
        ended.set(true);
        writer.join();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().filter(id -> id.startsWith("before-"))).hasSize(5_000);
    }

    @Test
    default void close_beforeTheEnd_endsTheScan() {
        store().write(List.of(event("scanned", "split-0", 0)), List.of()).join();
        Scan<StoredEvent> scan =
                store().scanEvents(store().eventSplits("scanned", 1).get(0));
        assertThat(scan.hasNext()).isTrue();
        scan.close();
        scan.close();
    }

    private List<String> ids(Split split) {
        List<String> ids = new ArrayList<>();
        try (Scan<StoredEvent> scan = store().scanEvents(split)) {
            scan.forEachRemaining(event -> ids.add(event.id()));
        }
        return ids;
    }
}
