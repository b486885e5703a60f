package dev.pandan.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest extends StoreContract {
    @Override
    protected Store open(String namespace) {
        return Stores.open(new StoreAddress("memory", false, List.of(), namespace, Map.of()), namespace);
    }

    @Test
    void open_again_isEmpty() {
        store().objects().put("there", new byte[1]).join();
        assertThat(freshStore().objects().get("there").join()).isEmpty();
    }
}
