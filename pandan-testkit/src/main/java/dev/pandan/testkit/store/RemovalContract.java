package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.bytes;
import static dev.pandan.testkit.store.Samples.event;
import static dev.pandan.testkit.store.Samples.key;
import static dev.pandan.testkit.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.row.Key;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What has expired is taken away, and nothing else. */
interface RemovalContract extends StoreSource {

    @Test
    default void remove_events_takesThoseAndNoOthers() {
        List<StoredEvent> events = IntStream.range(0, 3_000)
                .mapToObj(i -> event("events", "removal-" + i, 1_000L + i))
                .toList();
        store().write(events, List.of()).join();
        store().remove(events.subList(0, 2_900), List.of(), List.of()).join();
        List<String> ids = events.stream().map(StoredEvent::id).toList();
        assertThat(store().events("events", ids).join())
                .extracting(StoredEvent::id)
                .containsExactlyInAnyOrderElementsOf(ids.subList(2_900, 3_000));
        store().remove(events.subList(0, 2_901), List.of(), List.of()).join();
        assertThat(store().events("events", ids).join()).hasSize(99);
    }

    @Test
    default void remove_event_freesItsId() {
        StoredEvent first = event("events", "removed and back", 5_000);
        store().write(List.of(first), List.of()).join();
        store().remove(List.of(first), List.of(), List.of()).join();
        assertThat(store().events("events", List.of(first.id())).join()).isEmpty();
        StoredEvent second = new StoredEvent(
                "events", first.id(), 9_000, bytes("other"), first.arrival() + 1, 9_001, Map.of("late", bytes("yes")));
        store().write(List.of(second), List.of()).join();
        store().write(List.of(second), List.of()).join();
        assertThat(store().events("events", List.of(first.id())).join())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(second);
    }

    @Test
    default void remove_windowRows_takesThemAlsoWhereTheyAreLate() {
        Key key = key("removal");
        WindowRow old = row(key, 1, "old", 10, true);
        WindowRow sameTime = row(key, 1, "older", 11, true);
        WindowRow next = row(key, 2 * StoreContract.BUCKET_MICROS, "next", 12, false);
        Store store = store();
        store.write(List.of(), List.of(old, sameTime, next)).join();
        store.remove(List.of(), List.of(old), List.of()).join();
        assertThat(store.windowRows("by_origin", key, Long.MIN_VALUE, Long.MAX_VALUE)
                        .join())
                .extracting(WindowRow::id)
                .containsExactly("older", "next");
        assertThat(store.lateRows("by_origin", key, 0).join())
                .extracting(WindowRow::id)
                .containsExactly("older");
        store.remove(List.of(), List.of(old, sameTime, next), List.of()).join();
        assertThat(store.windowRows("by_origin", key, Long.MIN_VALUE, Long.MAX_VALUE)
                        .join())
                .isEmpty();
    }

    @Test
    default void remove_tiles_takesThoseAndNoOthers() {
        Key key = key("removed tiles");
        StoredTile first = new StoredTile("by_origin", key, 0, 0, 10, 7, bytes("first"));
        StoredTile second = new StoredTile("by_origin", key, 0, 10, 20, 7, bytes("second"));
        StoredTile both = new StoredTile("by_origin", key, 1, 0, 20, 7, bytes("both"));
        store().tiles().put(List.of(first, second, both)).join();
        store().remove(List.of(), List.of(), List.of(first)).join();
        assertThat(store().tiles().top("by_origin", key, 9).join())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(both, second);
    }
}
