package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.bytes;
import static dev.pandan.testkit.store.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events by id. */
interface EventContract extends StoreSource {

    @Test
    default void write_event_isReadWithAllItsFields() {
        StoredEvent event = new StoredEvent(
                "events", "fields", 17, bytes("row"), 18, 19, Map.of("late", bytes("one"), "other", bytes("two")));
        write(event);
        assertThat(read("fields")).usingRecursiveFieldByFieldElementComparator().containsExactly(event);
    }

    @Test
    default void write_largestAndSmallestValues_areKept() {
        StoredEvent least = new StoredEvent(
                "events", "least", Long.MIN_VALUE, new byte[0], Long.MIN_VALUE, 0, Map.of("d", bytes("")));
        StoredEvent most = new StoredEvent(
                "events",
                "most",
                Long.MAX_VALUE,
                bytes(256),
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Map.of("d", bytes(2_000)));
        write(least, most);
        assertThat(read("least", "most"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrder(least, most);
    }

    @Test
    default void write_idOfAnyCharacters_isKept() {
        StoredEvent event = new StoredEvent(
                "events", Samples.UNICODE, 1, bytes("row"), 1, 1, Map.of(Samples.UNICODE, bytes("decision")));
        write(event);
        assertThat(read(Samples.UNICODE))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(event);
    }

    @Test
    default void write_payloadOfOneMegabyte_isKept() {
        StoredEvent event = new StoredEvent("events", "large", 1, bytes(1 << 20), 1, 1, Map.of("d", bytes(1 << 20)));
        write(event, event("events", "beside", 1));
        assertThat(read("large")).singleElement().satisfies(found -> {
            assertThat(found.payload()).isEqualTo(event.payload());
            assertThat(found.decisions().get("d")).isEqualTo(event.decisions().get("d"));
        });
    }

    @Test
    default void write_again_changesNothing() {
        StoredEvent event = new StoredEvent("events", "again", 5, bytes("row"), 6, 7, Map.of("d", bytes("x")));
        write(event);
        write(event);
        assertThat(read("again", "again"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(event);
    }

    @Test
    default void write_sameIdInTwoStreams_keepsThemApart() {
        write(event("events", "twin", 1), event("large", "twin", 2));
        assertThat(read("twin")).singleElement().satisfies(found -> assertThat(found.timeMicros())
                .isEqualTo(1));
    }

    @Test
    default void events_unknownIds_areLeftOut() {
        write(event("events", "known", 1));
        assertThat(read("known", "unknown-1", "unknown-2"))
                .extracting(StoredEvent::id)
                .containsExactly("known");
        assertThat(read()).isEmpty();
    }

    @Test
    default void events_oneThousandIds_areAllRead() {
        List<StoredEvent> events = IntStream.range(0, 1_000)
                .mapToObj(i -> event("events", "thousand-" + i, i))
                .toList();
        store().write(events, List.of()).join();
        List<String> ids = events.stream().map(StoredEvent::id).toList();
        assertThat(store().events("events", ids).join())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    default void write_manyAtOnce_keepsAll() {
        List<CompletableFuture<Void>> writes = IntStream.range(0, 200)
                .mapToObj(i -> store().write(List.of(event("events", "at-once-" + i, i)), List.of()))
                .toList();
        CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "at-once-" + i).toList();
        assertThat(store().events("events", ids).join()).hasSize(200);
    }

    @Test
    default void events_streamWithoutTable_isNotFound() {
        assertThatThrownBy(() -> store().events("nowhere", List.of("x")).join())
                .cause()
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> store().write(List.of(event("nowhere", "x", 1)), List.of())
                        .join())
                .cause()
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.NOT_FOUND));
    }

    private void write(StoredEvent... events) {
        store().write(List.of(events), List.of()).join();
    }

    private List<StoredEvent> read(String... ids) {
        return store().events("events", List.of(ids)).join();
    }
}
