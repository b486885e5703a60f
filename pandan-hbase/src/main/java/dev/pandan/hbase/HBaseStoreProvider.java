package dev.pandan.hbase;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreProvider;

/**
 * Opens stores of kind {@code hbase}.
 *
 * <p>Hosts are those of ZooKeeper, {@code host} or {@code host:port} (port 2181). Options: {@code durability} ({@code SYNC_WAL}, the default, or {@code
 * FSYNC_WAL}), {@code conf} (a folder with an {@code hbase-site.xml}), {@code regions} (that a table is made with; default: four per server), {@code timeout} (of one operation, its retries included, default {@code
 * 10s}), and any property of HBase's client by its own name ({@code hbase.*}, {@code hadoop.*}, {@code zookeeper.*}, {@code dfs.*}).
 */
public final class HBaseStoreProvider implements StoreProvider {
    @Override
    public String kind() {
        return "hbase";
    }

    @Override
    public Store open(StoreAddress address, String namespace) {
        return HBaseStore.open(Settings.of(address, namespace));
    }
}
