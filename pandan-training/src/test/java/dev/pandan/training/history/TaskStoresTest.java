package dev.pandan.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.memory.MemoryStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TaskStoresTest {
    private static final StoreAddress HERE = address("shop");
    private static final StoreAddress THERE = address("bank");

    private final List<StoreAddress> opened = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final TaskStores stores = new TaskStores(this::open, later::add);

    private static StoreAddress address(String namespace) {
        return new StoreAddress("memory", false, List.of(), namespace, Map.of());
    }

    private Store open(StoreAddress address) {
        opened.add(address);
        return new MemoryStore();
    }

    @Test
    void use_twiceAtATime_isOneStore() {
        TaskStores.Use first = stores.use(HERE);
        TaskStores.Use second = stores.use(address("shop"));
        TaskStores.Use other = stores.use(THERE);
        assertThat(first.store()).isSameAs(second.store()).isNotSameAs(other.store());
        assertThat(opened).containsExactly(HERE, THERE);
    }

    @Test
    void use_beforeTheTimeIsOver_findsItOpen() {
        stores.use(HERE).close();
        TaskStores.Use again = stores.use(HERE);
        later.remove().run();
        assertThat(stores.use(HERE).store()).isSameAs(again.store());
        assertThat(opened).hasSize(1);
    }

    @Test
    void use_afterTheTimeIsOver_opensAnew() {
        TaskStores.Use first = stores.use(HERE);
        TaskStores.Use second = stores.use(HERE);
        first.close();
        first.close();
        assertThat(later).as("the second is not done").isEmpty();
        second.close();
        later.remove().run();
        assertThat(stores.use(HERE).store()).isNotSameAs(first.store());
        assertThat(opened).hasSize(2);
    }

    @Test
    void use_ofATaskInBetween_beginsTheTimeAnew() {
        stores.use(HERE).close();
        stores.use(HERE).close();
        later.remove().run();
        stores.use(HERE).close();
        assertThat(opened).hasSize(1);
    }
}
