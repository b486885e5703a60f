package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.bytes;
import static dev.pandan.testkit.store.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.row.Key;
import dev.pandan.store.StoredTile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tiles of window tables. */
interface TileContract extends StoreSource {

    @Test
    default void ofLevel_range_isOfTilesThatStartInIt() {
        Key key = key("tiles in a range");
        put(tile(key, 0, 100, 200), tile(key, 0, 200, 350), tile(key, 0, 350, 360), tile(key, 1, 200, 360));
        assertThat(starts(key, 0, 100, 350)).containsExactly(100L, 200L);
        assertThat(starts(key, 0, 101, 351)).containsExactly(200L, 350L);
        assertThat(starts(key, 1, Long.MIN_VALUE, Long.MAX_VALUE)).containsExactly(200L);
        assertThat(starts(key, 2, Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
        assertThat(starts(key, 0, 350, 100)).isEmpty();
        assertThat(starts(key("tiles of nobody"), 0, 0, 1_000)).isEmpty();
    }

    @Test
    default void top_givesTheHighestLevelFirst() {
        Key key = key("top tiles");
        put(tile(key, 0, -5, 1), tile(key, 0, 1, 7), tile(key, 2, 3, 7), tile(key, 1, Long.MIN_VALUE, 7));
        assertThat(store().tiles().top("by_origin", key, 3).join())
                .extracting(StoredTile::level)
                .containsExactly(2, 1, 0);
        assertThat(store().tiles().top("by_origin", key, 10).join())
                .extracting(StoredTile::fromMicros)
                .containsExactly(3L, Long.MIN_VALUE, -5L, 1L);
        assertThat(store().tiles().top("by_origin", key("top of nobody"), 10).join())
                .isEmpty();
    }

    @Test
    default void put_tileOfTheSameLevelAndStart_replacesIt() {
        Key key = key("tile again");
        put(tile(key, 0, 100, 200));
        StoredTile other = new StoredTile("by_origin", key, 0, 100, 150, 1L << 50, bytes(50_000));
        put(other);
        assertThat(store().tiles().ofLevel("by_origin", key, 0, 0, 1_000).join())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(other);
    }

    @Test
    default void put_sameKeyInOtherTables_isKeptApart() {
        Key key = key("tile of two tables");
        StoredTile wide = new StoredTile("wide", key, 0, 0, 1, 2, bytes("wide"));
        put(wide, tile(key, 0, 0, 9));
        assertThat(store().tiles().top("wide", key, 10).join())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(wide);
    }

    @Test
    default void put_manyAtOnce_areAllThere() {
        Key key = key("many tiles");
        List<StoredTile> tiles = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            tiles.add(tile(key, 0, i, i + 1));
        }
        store().tiles().put(tiles).join();
        assertThat(starts(key, 0, 0, 3_000)).hasSize(3_000).isSorted();
    }

    private void put(StoredTile... tiles) {
        store().tiles().put(List.of(tiles)).join();
    }

    private static StoredTile tile(Key key, int level, long from, long to) {
        return new StoredTile("by_origin", key, level, from, to, 7, bytes("tile " + from));
    }

    private List<Long> starts(Key key, int level, long from, long to) {
        return store().tiles().ofLevel("by_origin", key, level, from, to).join().stream()
                .map(StoredTile::fromMicros)
                .toList();
    }
}
