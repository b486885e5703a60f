package dev.pandan.live.cache;

/** Told of keys with so many rows that tiles are worth while. */
@FunctionalInterface
public interface HotKeys {

    /**
     * @param manyLate whether many late rows lie beside the tiles that it has
     */
    void hot(TableKey key, boolean manyLate);
}
