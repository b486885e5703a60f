package dev.pandan.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Versions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Versions of rows in a user's own table: the price of an item in a shop since a time. */
public interface ForeignVersionsContract {
    /** The key is item and shop; a version of it is told by since. */
    Schema PRICES = Schema.of(
            new Column("item", ColumnType.STRING),
            new Column("shop", ColumnType.INT),
            new Column("since", ColumnType.TIMESTAMP),
            new Column("price", ColumnType.DOUBLE));

    /** What the table holds; not in the order of time. */
    List<Object[]> ROWS = List.of(
            new Object[] {"tea", 1, 2_000_000L, 2.0},
            new Object[] {"tea", 1, -1_000L, 0.5},
            new Object[] {"tea", 1, 1_000_000L, 1.0},
            new Object[] {"tea", 2, 1_500_000L, 9.0},
            new Object[] {"salt", 1, 1_000_000L, 4.0});

    Versions VERSIONS = new Versions(List.of("item", "shop"), "since");

    /** Tables of a store in which {@code theirs.prices} holds {@link #ROWS} and nothing else. */
    ForeignTables prices();

    @Test
    default void checkVersions_keyAndTime_passes() {
        prices().check("theirs.prices", PRICES);
        prices().checkVersions("theirs.prices", VERSIONS);
    }

    @Test
    default void version_severalVersions_readsTheOneThatHolds() {
        assertThat(price(2_000_000, "tea", 1)).as("starts then").contains(2.0);
        assertThat(price(1_999_999, "tea", 1)).as("a microsecond before").contains(1.0);
        assertThat(price(1_000_000, "tea", 1)).contains(1.0);
        assertThat(price(999_999, "tea", 1)).contains(0.5);
        assertThat(price(-1_000, "tea", 1)).contains(0.5);
        assertThat(price(Long.MAX_VALUE, "tea", 1)).contains(2.0);
    }

    @Test
    default void version_noneYet_isEmpty() {
        assertThat(price(-1_001, "tea", 1)).isEmpty();
        assertThat(price(Long.MIN_VALUE, "tea", 1)).isEmpty();
        assertThat(price(1_499_999, "tea", 2))
                .as("other versions of other keys")
                .isEmpty();
        assertThat(price(1_500_000, "tea", 2)).contains(9.0);
    }

    @Test
    default void version_noSuchKey_isEmpty() {
        assertThat(price(Long.MAX_VALUE, "coffee", 1)).isEmpty();
        assertThat(price(Long.MAX_VALUE, "salt", 2)).isEmpty();
    }

    private Optional<Object> price(long atMicros, @Nullable Object... key) {
        return prices().version("theirs.prices", PRICES, VERSIONS, key, atMicros)
                .join()
                .map(row -> row[3]);
    }
}
