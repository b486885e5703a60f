package dev.pandan.training.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.Hash64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimelineTest {
    private record Sampled(String id, long time, long key) {}

    @Test
    void timeline_fewRows_isExact() {
        RowSample sample = new RowSample(1);
        offer(sample, new Sampled("a", 10, 1));
        offer(sample, new Sampled("b", 30, 1));
        offer(sample, new Sampled("c", 20, 2));
        offer(sample, new Sampled("d", 31, 1));
        Timeline timeline = sample.timeline();
        assertThat(timeline.isWhole()).isTrue();
        assertThat(timeline.rows(10, 30)).isEqualTo(2);
        assertThat(timeline.rows(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(4);
        assertThat(timeline.most(1)).isEqualTo(2);
        assertThat(timeline.most(11)).isEqualTo(3);
        assertThat(timeline.most(Frame.EVER)).isEqualTo(4);
        assertThat(timeline.hottest(0, 10)).isEqualTo(2);
        assertThat(timeline.hottest(0, 20)).isEqualTo(2);
        assertThat(timeline.hottest(0, 21)).isEqualTo(3);
        assertThat(timeline.keys(0, Frame.EVER)).isEqualTo(2);
        assertThat(timeline.keys(0, 1)).isEqualTo(1);
        assertThat(sample.rows()).isEqualTo(4);
        assertThat(sample.bytes()).isEqualTo(40);
        assertThat(sample.firstMicros()).isEqualTo(10);
        assertThat(sample.lastMicros()).isEqualTo(31);
    }

    @Test
    void timeline_noRow_isEmpty() {
        RowSample sample = new RowSample(1);
        assertThat(sample.timeline().most(5)).isZero();
        assertThat(sample.timeline().hottest(0, 5)).isZero();
        assertThat(sample.timeline().keys(0, 5)).isZero();
        assertThat(sample.timeline().rows(0, 5)).isZero();
    }

    @Test
    void timeline_manyRows_isCloseAndTheSameForAnyParts() {
        List<Sampled> rows = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 400_000; i++) {
            long key = random.nextDouble() < 0.3 ? 0 : 1 + random.nextInt(1_000);
            rows.add(new Sampled("r" + i, i, key));
        }
        RowSample one = new RowSample(1);
        rows.forEach(row -> offer(one, row));
        Collections.shuffle(rows, random);
        RowSample merged = new RowSample(1);
        for (int part = 0; part < 5; part++) {
            RowSample of = new RowSample(1);
            rows.subList(80_000 * part, 80_000 * (part + 1)).forEach(row -> offer(of, row));
            merged.merge(of);
        }
        Timeline timeline = merged.timeline();
        assertThat(timeline).hasToString(one.timeline().toString());
        assertThat(timeline.isWhole()).isFalse();
        assertThat(timeline.rows(0, 100_000)).isCloseTo(100_000, within(2_000L));
        assertThat(timeline.most(49_999)).isCloseTo(50_000, within(2_000L));
        assertThat(timeline.hottest(0, Frame.EVER)).isCloseTo(120_000, within(3_000L));
        assertThat(timeline.keys(0, Frame.EVER)).isCloseTo(1_001, within(20L));
    }

    private static void offer(RowSample sample, Sampled row) {
        long hash = Hash64.ofId(row.id());
        if (sample.counts(hash, row.time(), 10)) {
            sample.add(hash, row.time(), new long[] {row.key()});
        }
    }
}
