package dev.pandan.benchmarks.scan;

import dev.pandan.spec.row.Hash64;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a pass read. Equal for two sides only if both read every row of the log once. Not a record: Spark's serializer cannot make records. Not thread-safe.
 */
final class Scanned implements Serializable {
    private static final long serialVersionUID = 1L;

    private long rows;
    private long bytes;
    private long times;
    private long content;

    /** A row, of which lengths and times are looked at. */
    void add(int payloadBytes, long timeMicros) {
        rows++;
        bytes += payloadBytes;
        times += timeMicros;
    }

    /** A row, all of it. */
    void add(String id, long timeMicros, byte[] payload, long arrival, long arrivedAtMicros) {
        add(payload.length, timeMicros);
        long hash = Hash64.ofId(id) ^ (31 * Hash64.of(payload));
        hash = 31 * hash + timeMicros;
        hash = 31 * hash + arrival;
        content += Long.rotateLeft(31 * hash + arrivedAtMicros, 17) * 0x9E3779B185EBCA87L;
    }

    Scanned plus(Scanned other) {
        Scanned sum = new Scanned();
        sum.rows = rows + other.rows;
        sum.bytes = bytes + other.bytes;
        sum.times = times + other.times;
        sum.content = content + other.content;
        return sum;
    }

    long rows() {
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scanned scanned
                && rows == scanned.rows
                && bytes == scanned.bytes
                && times == scanned.times
                && content == scanned.content;
    }

    @Override
    public int hashCode() {
        return Objects.hash(rows, bytes, times, content);
    }

    @Override
    public String toString() {
        return rows + " rows, " + bytes + " bytes, times " + times + ", content " + content;
    }
}
