package dev.pandan.store.memory;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreProvider;

/** Opens stores of kind {@code memory}: a fresh, empty one each time. */
public final class MemoryStoreProvider implements StoreProvider {
    @Override
    public String kind() {
        return "memory";
    }

    @Override
    public Store open(StoreAddress address, String namespace) {
        return new MemoryStore();
    }
}
