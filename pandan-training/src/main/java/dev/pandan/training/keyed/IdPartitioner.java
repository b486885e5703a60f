package dev.pandan.training.keyed;

import org.apache.spark.Partitioner;

/** All items of one id in one partition. */
final class IdPartitioner extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int parts;

    IdPartitioner(int parts) {
        this.parts = parts;
    }

    @Override
    public int numPartitions() {
        return parts;
    }

    @Override
    public int getPartition(Object key) {
        return Math.floorMod(((IdItem) key).id().hashCode() * 31, parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdPartitioner partitioner && partitioner.parts == parts;
    }

    @Override
    public int hashCode() {
        return parts;
    }
}
