package dev.pandan.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beside a map. */
final class LongCountsTest {
    private static final long[] EXTREMES = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, Double.doubleToLongBits(Double.NaN)};

    @Test
    void add_manyComeAndGo_equalsMap() {
        long seed = Long.getLong("pandan.seed", new Random().nextLong());
        System.out.println("LongCountsTest: -Dpandan.seed=" + seed);
        for (int i = 0; i < 400; i++) {
            Random random = new Random(seed + i);
            LongCounts counts = new LongCounts();
            Map<Long, Integer> expected = filled(random, counts, 1 + random.nextInt(300));
            assertSame(counts, expected);
            assertSame(decoded(counts), expected);
            LongCounts other = new LongCounts();
            Map<Long, Integer> more = filled(random, other, 1 + random.nextInt(100));
            counts.merge(other);
            assertSame(other, more);
            more.forEach((key, count) -> expected.merge(key, count, Integer::sum));
            assertSame(counts, expected);
            expected.forEach((key, count) -> assertThat(counts.add(key, -count)).isZero());
            assertSame(counts, Map.of());
        }
    }

    @Test
    void clear_afterGrowth_isAsNew() {
        LongCounts counts = new LongCounts();
        for (int i = 0; i < 10_000; i++) {
            counts.add(i, 1);
        }
        counts.clear();
        assertSame(counts, Map.of());
        assertThat(counts.heapBytes()).isEqualTo(new LongCounts().heapBytes());
    }

    /** Few keys and many removals, so that gaps in chains are closed. */
    private static Map<Long, Integer> filled(Random random, LongCounts counts, int steps) {
        Map<Long, Integer> expected = new HashMap<>();
        int keys = 1 + random.nextInt(60);
        for (int i = 0; i < steps; i++) {
            int number = random.nextInt(keys);
            long key = number < EXTREMES.length ? EXTREMES[number] : number;
            int step = expected.containsKey(key) && random.nextInt(2) == 0 ? -1 : 1 + random.nextInt(2);
            Integer now = expected.merge(key, step, (before, more) -> before + more == 0 ? null : before + more);
            assertThat(counts.add(key, step)).isEqualTo(now == null ? 0 : now);
        }
        return expected;
    }

    private static void assertSame(LongCounts counts, Map<Long, Integer> expected) {
        Map<Long, Integer> found = new HashMap<>();
        counts.forEach((key, count) -> assertThat(found.put(key, count)).isNull());
        assertThat(found).isEqualTo(expected);
        assertThat(counts.size()).isEqualTo(expected.size());
        expected.forEach((key, count) -> assertThat(counts.count(key)).isEqualTo(count));
        assertThat(counts.count(4_711)).isZero();
    }

    private static LongCounts decoded(LongCounts counts) {
        ByteWriter out = new ByteWriter();
        counts.encode(out);
        LongCounts decoded = new LongCounts();
        decoded.decode(new ByteReader(out.toBytes()));
        return decoded;
    }
}
