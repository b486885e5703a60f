package dev.pandan.store;

import dev.pandan.spec.project.StoreAddress;

/** Opens stores of one kind. Found by {@link java.util.ServiceLoader}. */
public interface StoreProvider {

    /** For example {@code cassandra}. */
    String kind();

    /**
     * Connects.
     *
     * @param address not embedded
     * @param namespace keyspace or database to keep the project's tables in; created by {@link Store#create} if missing
     */
    Store open(StoreAddress address, String namespace);
}
