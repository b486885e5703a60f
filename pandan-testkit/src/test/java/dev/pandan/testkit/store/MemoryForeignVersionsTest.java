package dev.pandan.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.store.ForeignTables;
import dev.pandan.store.memory.MemoryStore;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryForeignVersionsTest implements ForeignVersionsContract {
    private final MemoryStore store = new MemoryStore();

    MemoryForeignVersionsTest() {
        store.foreignTables().add("theirs.prices", PRICES, ROWS);
    }

    @Override
    public ForeignTables prices() {
        return store.foreignTables();
    }

    @Test
    void version_noTime_holdsSinceEver() {
        store.foreignTables().add("theirs.one", PRICES, List.<Object[]>of(new Object[] {"tea", 1, null, 7.0}));
        assertThat(store.foreignTables()
                        .version("theirs.one", PRICES, VERSIONS, new Object[] {"tea", 1}, Long.MIN_VALUE)
                        .join())
                .isPresent();
    }
}
