package dev.pandan.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that went through blocks come out in order, each with all that it had. */
final class MergedLogTest {
    private static final int STREAMS = 3;
    private static final long SEED = 5;

    /** What a row is made of, for comparison. */
    private record Seen(
            int stream, String id, long time, long arrival, long arrivedAt, String payload, String decision) {
        static Seen of(LogRow row) {
            return new Seen(
                    row.stream(),
                    row.id(),
                    row.timeMicros(),
                    row.arrival(),
                    row.arrivedAtMicros(),
                    Arrays.toString(row.payload()),
                    Arrays.toString(row.decision()));
        }
    }

    @ParameterizedTest
    @EnumSource(LogOrder.class)
    void next_rowsInAnyOrder_comeSorted(LogOrder order) {
        // More than one run per stream, many rows of one time.
        List<LogRow> rows = rows(150_000, 20_000, 0);
        assertThat(merged(order, rows)).isEqualTo(sorted(order, rows));
    }

    @ParameterizedTest
    @EnumSource(LogOrder.class)
    void next_rowsThatCameInOrder_areTheSame(LogOrder order) {
        List<LogRow> rows = new ArrayList<>(rows(70_000, 1_000_000_000, 0));
        rows.sort(Comparator.comparingLong(LogRow::timeMicros));
        assertThat(merged(order, rows)).isEqualTo(sorted(order, rows));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE - 100})
    void next_timesAtTheEnds_comeSorted(long from) {
        List<LogRow> rows = new ArrayList<>(rows(500, 100, from));
        rows.addAll(rows(500, 100, 0));
        assertThat(merged(LogOrder.EVENT_TIME, rows)).isEqualTo(sorted(LogOrder.EVENT_TIME, rows));
    }

    @ParameterizedTest
    @EnumSource(LogOrder.class)
    void next_nothing_isEmpty(LogOrder order) {
        assertThat(new MergedLog(order, Collections.emptyIterator()).hasNext()).isFalse();
        assertThat(new LogBlocks(order, STREAMS, Collections.emptyIterator()).hasNext())
                .isFalse();
    }

    private static List<LogRow> rows(int count, int times, long from) {
        Random random = new Random(SEED);
        List<LogRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = (random.nextInt(5) == 0 ? "\ud83d\udeeb" : random.nextInt(5) == 0 ? "\uffee" : "f-") + i;
            byte[] payload = new byte[random.nextInt(20)];
            random.nextBytes(payload);
            byte[] decision = random.nextInt(3) == 0 ? new byte[random.nextInt(200)] : null;
            rows.add(new LogRow(
                    random.nextInt(STREAMS),
                    id,
                    from + random.nextInt(times),
                    random.nextInt(3) == 0 ? 0 : i,
                    random.nextInt(1_000),
                    payload,
                    decision));
        }
        return rows;
    }

    /** As Spark does it: blocks of several tasks, sorted by their first rows. */
    private static List<Seen> merged(LogOrder order, List<LogRow> rows) {
        List<LogBlock> blocks = new ArrayList<>();
        int half = rows.size() / 2;
        for (List<LogRow> part : List.of(rows.subList(0, half), rows.subList(half, rows.size()))) {
            new LogBlocks(order, STREAMS, part.iterator()).forEachRemaining(blocks::add);
        }
        blocks.sort(Comparator.comparingLong(order::first));
        Iterator<LogRow> merged = new MergedLog(order, blocks.iterator());
        List<Seen> seen = new ArrayList<>();
        merged.forEachRemaining(row -> seen.add(Seen.of(row)));
        return seen;
    }

    private static List<Seen> sorted(LogOrder order, List<LogRow> rows) {
        Comparator<LogRow> first =
                Comparator.comparingLong(row -> order == LogOrder.EVENT_TIME ? row.timeMicros() : row.arrival());
        return rows.stream()
                .sorted(first.thenComparingLong(LogRow::timeMicros)
                        .thenComparingInt(LogRow::stream)
                        .thenComparing(row -> row.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .map(Seen::of)
                .toList();
    }
}
