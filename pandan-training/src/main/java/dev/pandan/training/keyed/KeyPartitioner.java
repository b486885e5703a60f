package dev.pandan.training.keyed;

import java.util.Arrays;
import org.apache.spark.Partitioner;

/** All items of one key of one table in one partition. */
final class KeyPartitioner extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int parts;

    KeyPartitioner(int parts) {
        this.parts = parts;
    }

    @Override
    public int numPartitions() {
        return parts;
    }

    @Override
    public int getPartition(Object key) {
        KeyItem item = (KeyItem) key;
        return Math.floorMod(31 * Arrays.hashCode(item.key()) + item.table(), parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyPartitioner partitioner && partitioner.parts == parts;
    }

    @Override
    public int hashCode() {
        return parts;
    }
}
