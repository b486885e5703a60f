package dev.pandan.training.history;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** What is to be known of all mature rows before they are split by time. */
public final class ExampleSummary {
    private final long[] matureTimes;
    private final long rows;
    private final ExampleDigest digest;

    private ExampleSummary(long[] matureTimes, long rows, ExampleDigest digest) {
        this.matureTimes = matureTimes;
        this.rows = rows;
        this.digest = digest;
    }

    public static ExampleSummary of(JavaRDD<FeatureExample> examples) {
        List<Part> parts = examples.mapPartitions(rows -> List.of(Part.of(rows)).iterator())
                .collect();
        ExampleDigest digest = new ExampleDigest();
        parts.forEach(part -> digest.add(part.digest));
        long[] times = parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.times))
                .sorted()
                .toArray();
        return new ExampleSummary(
                times, parts.stream().mapToLong(part -> part.rows).sum(), digest);
    }

    /** Rows whose label will not change any more. */
    public int mature() {
        return matureTimes.length;
    }

    /** Time of a mature row, counted in the order of time from 0. */
    public long matureTime(int position) {
        return matureTimes[position];
    }

    /** All rows. */
    public long rows() {
        return rows;
    }

    /** Of the mature rows, see {@link ExampleDigest}. */
    public String digest() {
        return digest.text();
    }

    private static final class Part implements Serializable {
        private static final long serialVersionUID = 1L;

        private final long[] times;
        private final long rows;
        private final BigInteger digest;

        private Part(long[] times, long rows, BigInteger digest) {
            this.times = times;
            this.rows = rows;
            this.digest = digest;
        }

        static Part of(Iterator<FeatureExample> examples) {
            ExampleDigest digest = new ExampleDigest();
            long[] times = new long[1024];
            int size = 0;
            long rows = 0;
            while (examples.hasNext()) {
                FeatureExample row = examples.next();
                rows++;
                if (row.mature()) {
                    times = size == times.length ? Arrays.copyOf(times, 2 * size) : times;
                    times[size++] = row.timeMicros();
                    digest.add(row);
                }
            }
            return new Part(Arrays.copyOf(times, size), rows, digest.sum());
        }
    }
}
