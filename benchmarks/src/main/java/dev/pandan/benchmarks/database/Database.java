package dev.pandan.benchmarks.database;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.nio.file.Path;
import java.util.List;

/** A database in a child process with the options of the embedded one, on a folder that is removed at the end. */
public interface Database extends AutoCloseable {
    /** All that there are, as options name them. */
    List<String> STORES = List.of("cassandra", "mongodb", "hbase");

    /**
     * @param store one of {@link #STORES}
     * @param home root of the repository
     */
    static Database start(String store, Path home) {
        return switch (store) {
            case "cassandra" -> CassandraDatabase.start(home);
            case "mongodb" -> MongoDatabase.start(home);
            case "hbase" -> HBaseDatabase.start(home);
            default -> throw new IllegalArgumentException("no database '" + store + "'");
        };
    }

    /** For people. */
    String name();

    long pid();

    /**
     * @param namespace keyspace, database or namespace
     */
    StoreAddress address(String namespace);

    default Store store(String namespace) {
        return Stores.open(address(namespace), namespace);
    }

    @Override
    void close();
}
