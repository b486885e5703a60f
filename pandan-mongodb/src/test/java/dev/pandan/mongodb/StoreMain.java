package dev.pandan.mongodb;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StoreAddresses;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A process of its own that writes one event to the store of an address and reads it. */
final class StoreMain {
    private StoreMain() {}

    public static void main(String... address) {
        StoreAddress parsed = StoreAddresses.parse(address[0], System::getenv).orElseThrow();
        try (Store store = Stores.open(parsed, parsed.namespace())) {
            store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                    .join();
            store.write(List.of(new StoredEvent("events", "e1", 1, new byte[0], 1, 0, Map.of())), List.of())
                    .join();
            System.out.println(store.events("events", List.of("e1")).join().size() + " event");
        } catch (PandanException refused) {
            print(refused);
        } catch (CompletionException wrapped) {
            print((PandanException) wrapped.getCause());
        }
    }

    private static void print(PandanException refused) {
        System.out.println(refused.code() + ": " + refused.getMessage());
        refused.printStackTrace(System.out);
    }
}
