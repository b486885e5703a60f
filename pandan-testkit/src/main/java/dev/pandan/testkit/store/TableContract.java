package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.bytes;
import static dev.pandan.testkit.store.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.row.Key;
import dev.pandan.store.Scan;
import dev.pandan.store.TableRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pandan's own lookup tables. */
interface TableContract extends StoreSource {

    @Test
    default void tableRow_severalVersions_readsTheOneThatWasValid() {
        Key key = key("versions");
        put(version(key, 100, "second"), version(key, 0, "first"), version(key, 200, "third"));
        assertThat(at(key, -1)).isEmpty();
        assertThat(at(key, 0)).contains("first");
        assertThat(at(key, 99)).contains("first");
        assertThat(at(key, 100)).contains("second");
        assertThat(at(key, Long.MAX_VALUE)).contains("third");
    }

    @Test
    default void tableRow_sinceEver_isValidAtAnyTime() {
        Key key = key("ever");
        put(version(key, Long.MIN_VALUE, "ever"));
        assertThat(at(key, Long.MIN_VALUE)).contains("ever");
        assertThat(at(key, Long.MAX_VALUE)).contains("ever");
        assertThat(at(key("nobody"), 0)).isEmpty();
    }

    @Test
    default void putTableRows_sameVersionAgain_replacesIt() {
        Key key = key("replaced");
        put(version(key, 5, "old"));
        put(version(key, 5, "new"));
        assertThat(at(key, 5)).contains("new");
    }

    @Test
    default void scanTable_manyRows_readsAllVersions() {
        List<TableRow> rows = IntStream.range(0, 3_000)
                .mapToObj(i -> version(key("scan-" + i / 2), i % 2, "row " + i))
                .toList();
        store().putTableRows("airports", rows).join();
        List<String> found = new ArrayList<>();
        try (Scan<TableRow> scan = store().scanTable("airports")) {
            scan.forEachRemaining(row -> found.add(text(row)));
        }
        assertThat(found).containsAll(rows.stream().map(TableContract::text).toList());
        assertThat(found.stream().filter(text -> text.startsWith("row "))).hasSize(3_000);
    }

    private void put(TableRow... rows) {
        store().putTableRows("airports", List.of(rows)).join();
    }

    private Optional<String> at(Key key, long micros) {
        return store().tableRow("airports", key, micros).join().map(TableContract::text);
    }

    private static TableRow version(Key key, long validFrom, String text) {
        return new TableRow(key, validFrom, bytes(text));
    }

    private static String text(TableRow row) {
        return new String(row.payload(), StandardCharsets.UTF_8);
    }
}
