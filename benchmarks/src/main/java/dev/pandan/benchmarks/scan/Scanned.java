package dev.pandan.benchmarks.scan;

import java.io.Serializable;
import java.util.Objects;

/** What a pass read. Equal for two sides only if both read every row of the log once. Not a record: Spark's serializer cannot make records. */
final class Scanned implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long rows;
    private final long bytes;
    private final long times;

    /**
     * @param bytes of all payloads
     * @param times sum of all event times
     */
    Scanned(long rows, long bytes, long times) {
        this.rows = rows;
        this.bytes = bytes;
        this.times = times;
    }

    static Scanned none() {
        return new Scanned(0, 0, 0);
    }

    Scanned plus(Scanned other) {
        return new Scanned(rows + other.rows, bytes + other.bytes, times + other.times);
    }

    long rows() {
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scanned scanned
                && rows == scanned.rows
                && bytes == scanned.bytes
                && times == scanned.times;
    }

    @Override
    public int hashCode() {
        return Objects.hash(rows, bytes, times);
    }

    @Override
    public String toString() {
        return rows + " rows, " + bytes + " bytes, times " + times;
    }
}
