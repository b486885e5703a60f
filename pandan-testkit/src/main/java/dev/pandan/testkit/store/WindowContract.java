package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.bytes;
import static dev.pandan.testkit.store.Samples.key;
import static dev.pandan.testkit.store.Samples.row;
import static dev.pandan.testkit.store.StoreContract.BUCKET_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.row.Key;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoreLayout.WindowTableLayout;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of window tables. */
interface WindowContract extends StoreSource {

    @Test
    default void windowRows_range_includesItsStartAndNotItsEnd() {
        Key key = key("range");
        write(row(key, 99, "a"), row(key, 100, "b"), row(key, 199, "c"), row(key, 200, "d"));
        assertThat(ids(key, 100, 200)).containsExactly("b", "c");
        assertThat(ids(key, 100, 100)).isEmpty();
        assertThat(ids(key, 200, 100)).isEmpty();
        assertThat(ids(key("range of nobody"), 0, 1_000)).isEmpty();
    }

    @Test
    default void windowRows_rowsOfOneTime_areOrderedByUnsignedBytesOfTheId() {
        Key key = key("order");
        write(row(key, 5, "😀"), row(key, 5, "\uFFFD"), row(key, 5, "b"), row(key, 5, "a"), row(key, 4, "z"));
        assertThat(ids(key, 0, 10)).containsExactly("z", "a", "b", "\uFFFD", "😀");
    }

    @Test
    default void windowRows_acrossBuckets_areInOrderOfTime() {
        Key key = key("buckets");
        List<WindowRow> rows = new ArrayList<>();
        for (int i = -60; i < 60; i++) {
            rows.add(row(key, i * (BUCKET_MICROS / 10), "row " + i));
        }
        List<String> expected = rows.stream().map(WindowRow::id).toList();
        Collections.shuffle(rows, new Random(3));
        store().write(List.of(), rows).join();
        assertThat(ids(key, -6 * BUCKET_MICROS, 6 * BUCKET_MICROS)).isEqualTo(expected);
        assertThat(ids(key, -BUCKET_MICROS, BUCKET_MICROS)).isEqualTo(expected.subList(50, 70));
    }

    @Test
    default void windowRows_allOfTime_findsTheExtremes() {
        Key key = key("extremes");
        write(row(key, Long.MAX_VALUE - 1, "last"), row(key, Long.MIN_VALUE, "first"), row(key, 0, "zero"));
        assertThat(ids(key, Long.MIN_VALUE, Long.MAX_VALUE)).containsExactly("first", "zero", "last");
    }

    @Test
    default void windowRows_keysOfNullAndOfAnyCharacters_areKeptApart() {
        write(row(key(null), 1, "null"), row(key(""), 1, "empty"), row(key(Samples.UNICODE), 1, Samples.UNICODE));
        assertThat(ids(key(null), 0, 2)).containsExactly("null");
        assertThat(ids(key(""), 0, 2)).containsExactly("empty");
        assertThat(ids(key(Samples.UNICODE), 0, 2)).containsExactly(Samples.UNICODE);
    }

    @Test
    default void windowRows_payloadAndArrival_areUnchanged() {
        Key key = key("payload");
        WindowRow row = new WindowRow("by_origin", key, 7, "id", bytes(300), 1L << 60 | 5, false);
        WindowRow empty = new WindowRow("by_origin", key, 8, "empty", new byte[0], -1, false);
        write(row, empty);
        assertThat(store().windowRows("by_origin", key, 0, 10).join())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(row, empty);
    }

    @Test
    default void windowRows_moreThanOnePage_areAllRead() {
        Key key = key("pages");
        List<WindowRow> rows =
                IntStream.range(0, 12_000).mapToObj(i -> row(key, i, "p" + i)).toList();
        store().write(List.of(), rows).join();
        assertThat(ids(key, 0, 12_000))
                .isEqualTo(rows.stream().map(WindowRow::id).toList());
    }

    @Test
    default void write_sameRowTwice_changesNothing() {
        Key key = key("twice");
        write(row(key, 1, "a"), row(key, 1, "a"));
        write(row(key, 1, "a"));
        assertThat(ids(key, 0, 2)).containsExactly("a");
    }

    @Test
    default void write_byManyThreadsToOneKey_keepsAllRows() {
        Key key = key("threads");
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 50).forEach(i -> write(row(key, i, "t" + thread)))))
                .toList();
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
        assertThat(ids(key, 0, 50)).hasSize(400);
    }

    @Test
    default void create_againWithAnotherWidth_keepsTheFirst() {
        Key key = key("width");
        write(row(key, 3 * BUCKET_MICROS / 2, "before"));
        store().create(new StoreLayout(List.of(), List.of(new WindowTableLayout("by_origin", 17)), List.of()))
                .join();
        write(row(key, 3 * BUCKET_MICROS / 2 + 1, "after"));
        assertThat(ids(key, 0, 2 * BUCKET_MICROS)).containsExactly("before", "after");
    }

    @Test
    default void windowRows_widestBucket_findsTheExtremes() {
        Key key = key("wide");
        List<WindowRow> rows = List.of(
                new WindowRow("wide", key, Long.MIN_VALUE, "first", new byte[0], 0, false),
                new WindowRow("wide", key, -1, "minus", new byte[0], 0, false),
                new WindowRow("wide", key, Long.MAX_VALUE - 1, "last", new byte[0], 0, false));
        store().write(List.of(), rows).join();
        assertThat(store().windowRows("wide", key, Long.MIN_VALUE, Long.MAX_VALUE)
                        .join())
                .extracting(WindowRow::id)
                .containsExactly("first", "minus", "last");
    }

    private void write(WindowRow... rows) {
        store().write(List.of(), List.of(rows)).join();
    }

    private List<String> ids(Key key, long from, long to) {
        return store().windowRows("by_origin", key, from, to).join().stream()
                .map(WindowRow::id)
                .toList();
    }
}
