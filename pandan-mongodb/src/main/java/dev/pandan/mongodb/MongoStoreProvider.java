package dev.pandan.mongodb;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreProvider;

/**
 * Opens stores of kind {@code mongodb}.
 *
 * <p>Hosts are {@code host} or {@code host:port} (port 27017), or one name with SRV records. Options: {@code user} and {@code password}, {@code timeout} (of one
 * request, default {@code 10s}), and the driver's own: {@code replicaSet}, {@code tls}, {@code authSource} (default {@code admin}), {@code w} (default {@code
 * majority}), {@code journal} (default {@code true}), {@code readConcernLevel} (default {@code majority}), {@code readPreference} (of scans and of the user's
 * collections, default {@code primary}) and others.
 */
public final class MongoStoreProvider implements StoreProvider {
    @Override
    public String kind() {
        return "mongodb";
    }

    @Override
    public Store open(StoreAddress address, String namespace) {
        return MongoStore.open(Settings.of(address, namespace));
    }
}
