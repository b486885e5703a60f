package dev.pandan.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Immutable objects by name (chunks first, manifest last: an object is there whole or not at all), and small cells with compare-and-set. */
public interface ObjectStore {

    /** Stores an object of any size. Storing the same bytes under the same name again changes nothing; other bytes replace it as a whole. */
    CompletableFuture<Void> put(String name, byte[] bytes);

    CompletableFuture<Optional<byte[]>> get(String name);

    /** Names that start with {@code prefix}, sorted. */
    CompletableFuture<List<String>> list(String prefix);

    /** Current value of a cell. */
    CompletableFuture<Optional<Cell>> cell(String name);

    /**
     * Sets a cell if its version is still {@code expectedVersion} (0: it does not exist). Linearizable. False: it is not.
     */
    CompletableFuture<Boolean> compareAndSet(String name, long expectedVersion, byte[] value);

    @SuppressWarnings("ArrayRecordComponent") // Opaque bytes; never compared by equals.
    record Cell(long version, byte[] value) {}
}
