package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.bytes;
import static dev.pandan.testkit.store.Samples.key;
import static dev.pandan.testkit.store.Samples.row;
import static dev.pandan.testkit.store.StoreContract.BUCKET_MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The first, the last and the late rows of window keys. */
interface SomeRowsContract extends StoreSource {

    @Test
    default void firstAndLastWindowRows_countNoMoreThanAskedFor() {
        Key key = key("some of a range");
        write(row(key, 1, "a"), row(key, 2, "c"), row(key, 2, "b"), row(key, 3, "d"), row(key, 4, "e"));
        assertThat(first(key, 1, 4, 3)).containsExactly("a", "b", "c");
        assertThat(last(key, 1, 4, 2)).containsExactly("c", "d");
        assertThat(first(key, 2, 9, 9)).containsExactly("b", "c", "d", "e");
        assertThat(last(key, 0, 9, 9)).containsExactly("a", "b", "c", "d", "e");
        assertThat(first(key, 4, 4, 9)).isEmpty();
        assertThat(last(key, 9, 1, 9)).isEmpty();
    }

    @Test
    default void firstAndLastWindowRows_acrossBuckets_areInOrder() {
        Key key = key("some across buckets");
        List<WindowRow> rows = IntStream.range(-200, 200)
                .mapToObj(i -> row(key, i * (BUCKET_MICROS / 7), "row " + i))
                .toList();
        store().write(List.of(), rows).join();
        List<String> ids = rows.stream().map(WindowRow::id).toList();
        assertThat(first(key, Long.MIN_VALUE, Long.MAX_VALUE, 90)).isEqualTo(ids.subList(0, 90));
        assertThat(last(key, Long.MIN_VALUE, Long.MAX_VALUE, 90)).isEqualTo(ids.subList(310, 400));
        assertThat(last(key, Long.MIN_VALUE, Long.MAX_VALUE, 1)).isEqualTo(ids.subList(399, 400));
        assertThat(last(key, -2 * BUCKET_MICROS, 2 * BUCKET_MICROS, 900)).isEqualTo(ids.subList(186, 215));
        assertThat(last(key, Long.MIN_VALUE, -19 * BUCKET_MICROS, 10)).isEqualTo(ids.subList(57, 67));
    }

    @Test
    default void lastWindowRows_rowsFarApart_areFound() {
        Key key = key("far apart");
        write(row(key, Long.MIN_VALUE, "first"), row(key, 0, "zero"), row(key, Long.MAX_VALUE - 1, "last"));
        assertThat(last(key, Long.MIN_VALUE, Long.MAX_VALUE, 2)).containsExactly("zero", "last");
        assertThat(first(key, Long.MIN_VALUE, Long.MAX_VALUE, 2)).containsExactly("first", "zero");
    }

    @Test
    default void lateRows_areFoundByArrivalAndAreWindowRowsToo() {
        Key key = key("late");
        WindowRow second = row(key, 5, "second", 12, true);
        write(row(key, 9, "in time", 11, false), second, row(key, 7, "first", 10, true));
        assertThat(late(key, Long.MIN_VALUE)).containsExactly("first", "second");
        assertThat(late(key, 10)).containsExactly("second");
        assertThat(late(key, 12)).isEmpty();
        assertThat(store().lateRows("by_origin", key, 10).join())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(second);
        assertThat(store().windowRows("by_origin", key, 0, 10).join())
                .extracting(WindowRow::id, WindowRow::arrival)
                .containsExactly(tuple("second", 12L), tuple("first", 10L), tuple("in time", 11L));
    }

    @Test
    default void write_sameLateRowTwice_changesNothing() {
        Key key = key("late twice");
        write(row(key, 5, "a", 12, true), row(key, 5, "a", 12, true));
        write(row(key, 5, "a", 12, true));
        assertThat(late(key, 0)).containsExactly("a");
    }

    @Test
    default void lateRows_sameKeyInOtherTables_areKeptApart() {
        Key key = key("late in two tables");
        write(row(key, 5, "here", 12, true), new WindowRow("wide", key, 6, "there", bytes("there"), 13, true));
        assertThat(late(key, 0)).containsExactly("here");
    }

    private void write(WindowRow... rows) {
        store().write(List.of(), List.of(rows)).join();
    }

    private List<String> first(Key key, long from, long to, int most) {
        return ids(store().firstWindowRows("by_origin", key, from, to, most).join());
    }

    private List<String> last(Key key, long from, long to, int most) {
        return ids(store().lastWindowRows("by_origin", key, from, to, most).join());
    }

    private List<String> late(Key key, long afterArrival) {
        return ids(store().lateRows("by_origin", key, afterArrival).join());
    }

    private static List<String> ids(List<WindowRow> rows) {
        return rows.stream().map(WindowRow::id).toList();
    }
}
