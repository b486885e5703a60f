package dev.pandan.training.history;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.Partitioner;

/** What is {@linkplain Timed about an event}, by slice of time. */
public final class SpanPartitioner extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final long[] ends;

    /**
     * @param spans in the order of time; what lies between two belongs to the later one
     */
    public SpanPartitioner(List<Span> spans) {
        this.ends = spans.stream().mapToLong(Span::toMicros).toArray();
    }

    @Override
    public int numPartitions() {
        return Math.max(1, ends.length);
    }

    @Override
    public int getPartition(Object key) {
        long time = ((Timed) key).timeMicros();
        int slice = 0;
        while (slice < ends.length - 1 && time >= ends[slice]) {
            slice++;
        }
        return slice;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpanPartitioner partitioner && Arrays.equals(partitioner.ends, ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }
}
