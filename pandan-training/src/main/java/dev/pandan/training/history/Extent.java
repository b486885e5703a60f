package dev.pandan.training.history;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** What is known of a log before it is replayed: rows and latest time per stream, and the times of the first stream (8 bytes a row). Mutable while it is filled. */
public final class Extent implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean onlyDecided;
    private final long[] rows;
    private final long[] latestMicros;
    private long[] times = new long[1024];
    private int size;

    Extent(int streams, boolean onlyDecided) {
        this.onlyDecided = onlyDecided;
        this.rows = new long[streams];
        this.latestMicros = new long[streams];
        Arrays.fill(latestMicros, Long.MIN_VALUE);
    }

    static Extent of(int streams, boolean onlyDecided, Iterator<LogBlock> blocks) {
        Extent extent = new Extent(streams, onlyDecided);
        blocks.forEachRemaining(extent::add);
        return extent;
    }

    /**
     * @param block sorted by time
     */
    private void add(LogBlock block) {
        int stream = block.stream();
        rows[stream] += block.rows();
        latestMicros[stream] = Math.max(latestMicros[stream], block.lastMicros());
        if (stream != 0) {
            return;
        }
        times = size + block.rows() > times.length ? Arrays.copyOf(times, 2 * (size + block.rows())) : times;
        LogCursor row = block.open();
        while (row.next()) {
            if (!onlyDecided || row.decided()) {
                times[size++] = row.timeMicros();
            }
        }
    }

    static Extent all(int streams, List<Extent> parts) {
        Extent all = new Extent(streams, false);
        for (Extent part : parts) {
            for (int i = 0; i < streams; i++) {
                all.rows[i] += part.rows[i];
                all.latestMicros[i] = Math.max(all.latestMicros[i], part.latestMicros[i]);
            }
            all.times = Arrays.copyOf(all.times, all.size + part.size);
            System.arraycopy(part.times, 0, all.times, all.size, part.size);
            all.size += part.size;
        }
        Arrays.sort(all.times, 0, all.size);
        return all;
    }

    public long rows(int stream) {
        return rows[stream];
    }

    /** Events of the first stream, or those with a decision if only they count. */
    public int events() {
        return size;
    }

    /** The same, but of the first stream only the events at some times. */
    public Extent within(Span span) {
        return at(Arrays.stream(times, 0, size).filter(span::holds).toArray());
    }

    /**
     * The same, but of the first stream only events at these times.
     *
     * @param sorted in their order
     */
    public Extent at(long[] sorted) {
        Extent some = new Extent(rows.length, onlyDecided);
        System.arraycopy(rows, 0, some.rows, 0, rows.length);
        System.arraycopy(latestMicros, 0, some.latestMicros, 0, rows.length);
        some.times = sorted;
        some.size = sorted.length;
        return some;
    }

    /** {@code Long.MIN_VALUE} if the stream is empty. */
    public long latestMicros(int stream) {
        return latestMicros[stream];
    }

    /**
     * Slices of about equal numbers of events of the first stream, without gaps, from the first event to the last; fewer if many events have one time, none if there is
     * no event.
     */
    public List<Span> spans(int wanted) {
        if (size == 0) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        long from = times[0];
        for (int i = 1; i < wanted; i++) {
            long cut = times[(int) ((long) i * size / wanted)];
            if (cut > from) {
                spans.add(new Span(from, cut));
                from = cut;
            }
        }
        spans.add(new Span(from, times[size - 1] + 1));
        return spans;
    }
}
