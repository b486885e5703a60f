package dev.pandan.cassandra;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreProvider;

/**
 * Opens stores of kind {@code cassandra}.
 *
 * <p>Hosts are {@code host} or {@code host:port} (port 9042). Options: {@code dc} (default: that of the hosts), {@code user} and {@code password}, {@code
 * replication} (default: 3, or the number of nodes if there are fewer), {@code consistency} (default {@code LOCAL_QUORUM}), {@code timeout} (of one request,
 * default {@code 10s}), {@code tls} and those of {@link dev.pandan.store.tls.TlsOptions}.
 */
public final class CassandraStoreProvider implements StoreProvider {
    @Override
    public String kind() {
        return "cassandra";
    }

    @Override
    public Store open(StoreAddress address, String namespace) {
        return CassandraStore.open(Settings.of(address, namespace));
    }
}
