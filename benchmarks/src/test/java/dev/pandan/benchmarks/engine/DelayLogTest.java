package dev.pandan.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DelayLogTest {
    private static final long LAST = 100;

    private record Row(long time, int delay) {}

    @Test
    void moveTo_anyOrderOfRowsAndTimes_equalsCountingAnew() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DelayLog log = new DelayLog(LAST);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Row row = new Row((long) i - random.nextInt(60), random.nextInt(40));
            rows.add(row);
            log.insert(row.time(), row.delay());
            long at = (long) i - random.nextInt(60);
            log.moveTo(at);
            List<Row> inside = rows.stream()
                    .filter(one -> one.time() >= at - LAST && one.time() < at)
                    .toList();
            assertThat(log.count()).as("seed %d, step %d", seed, i).isEqualTo(inside.size());
            if (!inside.isEmpty()) {
                assertThat(log.average())
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo(
                                inside.stream().mapToInt(Row::delay).average().orElseThrow());
                assertThat(log.lateShare())
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo((double) inside.stream()
                                        .filter(one -> one.delay() > 15)
                                        .count()
                                / inside.size());
            }
        }
    }
}
