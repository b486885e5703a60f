package dev.pandan.training.history;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Stores that Spark's tasks read, one for all tasks on a database: to connect takes as long as to read some hundred thousand rows. A store stays open for a while after its last
 * task, since another scan follows as a rule. Thread-safe.
 */
public final class TaskStores {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of this process, which is one of Spark's executors or has them in it. */
    private static final TaskStores PROCESS = new TaskStores(
            address -> Stores.open(address, address.namespace()),
            CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));

    private final Function<StoreAddress, Store> opening;
    private final Executor later;
    private final Map<StoreAddress, Shared> open = new HashMap<>();

    /**
     * @param later runs what it is given when a store has been without a task for long enough
     */
    TaskStores(Function<StoreAddress, Store> opening, Executor later) {
        this.opening = opening;
        this.later = later;
    }

    static TaskStores ofProcess() {
        return PROCESS;
    }

    /** Closes what no task uses, for whoever stops Spark in this process. */
    public static void closeUnused() {
        PROCESS.close(PROCESS.unused());
    }

    /**
     * The store at an address, to be closed when a task is done with it.
     *
     * @param address with its namespace
     */
    synchronized Use use(StoreAddress address) {
        Shared shared = open.computeIfAbsent(address, place -> new Shared(opening.apply(place)));
        shared.users++;
        shared.uses++;
        return new Use(this, address, shared);
    }

    private synchronized void done(StoreAddress address, Shared shared) {
        shared.users--;
        if (shared.users == 0) {
            long uses = shared.uses;
            later.execute(() -> closeIfUnusedSince(address, shared, uses));
        }
    }

    private void closeIfUnusedSince(StoreAddress address, Shared shared, long uses) {
        synchronized (this) {
            if (shared.users > 0 || shared.uses != uses || !open.remove(address, shared)) {
                return;
            }
        }
        shared.store.close();
    }

    private synchronized List<Shared> unused() {
        List<Shared> unused = new ArrayList<>();
        open.values().removeIf(shared -> shared.users == 0 && unused.add(shared));
        return unused;
    }

    private void close(List<Shared> stores) {
        stores.forEach(shared -> shared.store.close());
    }

    private static final class Shared {
        private final Store store;
        private int users;
        private long uses;

        Shared(Store store) {
            this.store = store;
        }
    }

    /** One task's use of a store. */
    static final class Use implements AutoCloseable {
        private final TaskStores stores;
        private final StoreAddress address;
        private final Shared shared;
        private boolean done;

        private Use(TaskStores stores, StoreAddress address, Shared shared) {
            this.stores = stores;
            this.address = address;
            this.shared = shared;
        }

        Store store() {
            return shared.store;
        }

        @Override
        public void close() {
            if (!done) {
                done = true;
                stores.done(address, shared);
            }
        }
    }
}
