package dev.pandan.training.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Where the rows of a stream lie in time, and how they share keys: estimates from a sample, exact if it holds all rows. Immutable. */
final class Timeline {
    private final long[] times;
    private final long[][] keys;
    private final double scale;

    /**
     * @param times of the sampled rows, ascending
     * @param keys per table the key of each sampled row
     * @param scale rows that one of the sample stands for
     */
    Timeline(long[] times, long[][] keys, double scale) {
        this.times = times;
        this.keys = keys;
        this.scale = scale;
    }

    /** Rows with {@code fromMicros <= time < toMicros}. */
    long rows(long fromMicros, long toMicros) {
        return Math.round(scale * (position(toMicros) - position(fromMicros)));
    }

    private int position(long micros) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The most rows within a length of time. */
    long most(long lengthMicros) {
        Densest densest = densest(lengthMicros);
        return Math.round(scale * (densest.end - densest.start));
    }

    private record Densest(int start, int end) {}

    private Densest densest(long lengthMicros) {
        int start = 0;
        Densest best = new Densest(0, 0);
        for (int end = 0; end < times.length; end++) {
            while (apart(times[start], times[end], lengthMicros)) {
                start++;
            }
            if (end + 1 - start > best.end - best.start) {
                best = new Densest(start, end + 1);
            }
        }
        return best;
    }

    private static boolean apart(long from, long to, long lengthMicros) {
        long distance = to - from;
        // A negative distance is one that does not fit.
        return distance < 0 || distance > lengthMicros;
    }

    /** The most rows of one key of a table within a length of time. */
    long hottest(int table, long lengthMicros) {
        Map<Long, KeyRun> runs = new HashMap<>();
        int best = 0;
        int[] previous = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            KeyRun run = runs.get(keys[table][i]);
            if (run == null) {
                run = new KeyRun(i);
                runs.put(keys[table][i], run);
            } else {
                previous[run.last] = i;
                run.last = i;
                run.size++;
            }
            while (apart(times[run.first], times[i], lengthMicros)) {
                run.first = previous[run.first];
                run.size--;
            }
            best = Math.max(best, run.size);
        }
        return Math.round(scale * best);
    }

    /** The rows of one key that lie within the length of time now; each knows the next one of its key. */
    private static final class KeyRun {
        private int first;
        private int last;
        private int size = 1;

        KeyRun(int first) {
            this.first = first;
            this.last = first;
        }
    }

    /**
     * Different keys of a table within the densest length of time. From a sample by the estimator of Charikar et al. (Towards Estimation Error Guarantees for Distinct
     * Values, 2000): keys seen once stand for the square root of the scale.
     */
    long keys(int table, long lengthMicros) {
        Densest densest = densest(lengthMicros);
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = densest.start; i < densest.end; i++) {
            counts.merge(keys[table][i], 1, Integer::sum);
        }
        long once = counts.values().stream().filter(count -> count == 1).count();
        return Math.round(Math.sqrt(scale) * once + (counts.size() - once));
    }

    /** Whether estimates are exact. */
    boolean isWhole() {
        return scale == 1;
    }

    @Override
    public String toString() {
        return times.length + " of " + Math.round(scale * times.length) + " rows " + Arrays.toString(times);
    }
}
