package dev.pandan.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyLogTest {
    private static final List<Aggregate> AGGREGATES =
            List.of(new Aggregate(AggregateFunction.COUNT, -1), new Aggregate(AggregateFunction.SUM, 0));

    @Test
    void values_edges_lowerInsideUpperOutside() {
        KeyLog log = filled(ArgumentType.LONG, 100, 5L, 7L);
        assertThat(sum(log, 100)).as("the row of 0 is a whole window old").isEqualTo(12L);
        assertThat(sum(log, 101)).isEqualTo(7L);
        assertThat(sum(log, 102)).isNull();
        assertThat(sum(log, 1)).as("the row of 1 is no older than the event").isEqualTo(5L);
        assertThat(sum(log, 0)).isNull();
    }

    @Test
    void values_manyRows_edgesMoveInBothDirections() {
        KeyLog log = new KeyLog(table(ArgumentType.LONG), List.of(window(100)));
        for (int i = 0; i < 3_000; i++) {
            insert(log, i, i % 2 == 0 ? (Object) (long) i : null);
        }
        for (int at : new int[] {2_000, 2_001, 2_007, 1_990, 2_100, 50, 2_950, 3_050, 3_092, 3_099, 3_100, 1_000}) {
            long first = Math.max(at - 100, 0);
            long last = Math.min(at, 3_000) - 1L;
            assertThat(log.values(0, at).rows()).isEqualTo(last - first + 1);
            assertThat(sum(log, at)).as("at %s", at).isEqualTo(sumOfEven(first, last));
        }
    }

    private static Object sumOfEven(long first, long last) {
        long sum = 0;
        for (long i = first + first % 2; i <= last; i += 2) {
            sum += i;
        }
        return first <= last && (first % 2 == 0 || first < last) ? (Object) sum : null;
    }

    @Test
    void insert_sameTimeAndId_changesNothing() {
        KeyLog log = filled(ArgumentType.LONG, 10, 1L);
        assertThat(log.insert(0, "r0", new Object[] {5L})).isFalse();
        assertThat(log.insert(0, "other", new Object[] {5L})).isTrue();
        assertThat(log.insert(1, "r0", new Object[] {5L})).isTrue();
        assertThat(sum(log, 2)).isEqualTo(11L);
        assertThat(log.values(0, 2).hash()).isEqualTo(2 * Hash64.ofId("r0") + Hash64.ofId("other"));
    }

    @Test
    void insert_lateRowInsideACursor_isSeen() {
        KeyLog log = new KeyLog(table(ArgumentType.LONG), List.of(window(100)));
        for (int i = 0; i < 200; i += 2) {
            insert(log, i, 1L);
        }
        assertThat(sum(log, 150)).isEqualTo(50L);
        insert(log, 51, 100L);
        insert(log, 49, 1_000L);
        insert(log, 151, 10_000L);
        assertThat(sum(log, 150)).isEqualTo(150L);
        assertThat(sum(log, 149)).isEqualTo(1_150L);
        assertThat(sum(log, 153)).isEqualTo(10_050L);
    }

    @Test
    void values_sumsOfLongs_nullOnlyIfTheFinalValueDoesNotFit() {
        KeyLog log = filled(ArgumentType.LONG, 3, Long.MAX_VALUE, 1L, -1L, -1L);
        assertThat(sum(log, 2)).isNull();
        assertThat(sum(log, 3)).isEqualTo(Long.MAX_VALUE);
        assertThat(sum(log, 4)).isEqualTo(-1L);
    }

    @Test
    void values_nanAndInfinities_leaveAgain() {
        KeyLog log = filled(ArgumentType.DOUBLE, 2, Double.POSITIVE_INFINITY, 1.0, Double.NaN, 2.0, 0.5);
        assertThat(sum(log, 2)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum(log, 3)).isEqualTo(Double.NaN);
        assertThat(sum(log, 5)).isEqualTo(2.5);
    }

    @Test
    void dropBefore_rowsInsideACursor_leaveIt() {
        KeyLog log = new KeyLog(table(ArgumentType.LONG), List.of(window(100)));
        for (int i = 0; i < 2_000; i++) {
            insert(log, i, 1L);
        }
        assertThat(sum(log, 1_950)).isEqualTo(100L);
        log.dropBefore(1_900);
        assertThat(log.rows()).isEqualTo(100);
        assertThat(sum(log, 1_950)).isEqualTo(50L);
        assertThat(sum(log, 1_990)).isEqualTo(90L);
        log.dropBefore(5_000);
        assertThat(log.rows()).isZero();
        assertThat(sum(log, 1_990)).isNull();
        insert(log, 1_980, 7L);
        assertThat(sum(log, 1_990)).isEqualTo(7L);
    }

    @Test
    void visit_window_showsItsRowsInOrder() {
        KeyLog log = filled(ArgumentType.LONG, 2, 1L, 1L, 1L, 1L);
        List<Long> seen = new ArrayList<>();
        log.visit(0, 3, (time, hash) -> {
            assertThat(hash).isEqualTo(Hash64.ofId("r" + time));
            seen.add(time);
        });
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void bytes_ofFewAndOfManyRows_areSmall() {
        LogLayout layout = LogLayout.of(table(ArgumentType.DOUBLE), List.of(window(100)));
        KeyLog one = new KeyLog(layout);
        insert(one, 1, 1.5);
        one.values(0, 2);
        assertThat(one.bytes()).isLessThanOrEqualTo(256);
        KeyLog many = new KeyLog(layout);
        for (int i = 0; i < 100_000; i++) {
            insert(many, i, 1.5);
        }
        many.values(0, 50_000);
        assertThat(many.bytes() / 100_000.0).isLessThanOrEqualTo(32);
    }

    @Test
    void values_farBeforeAllTime_isEmpty() {
        KeyLog log = filled(ArgumentType.LONG, 100, 1L);
        assertThat(log.values(0, Long.MIN_VALUE).rows()).isZero();
        assertThat(log.values(0, Long.MAX_VALUE).rows()).isZero();
    }

    private static Object sum(KeyLog log, long at) {
        return log.values(0, at).aggregates()[1];
    }

    private static void insert(KeyLog log, long time, Object argument) {
        log.insert(time, "r" + time, new Object[] {argument});
    }

    private static KeyLog filled(ArgumentType type, long last, Object... values) {
        KeyLog log = new KeyLog(table(type), List.of(window(last)));
        for (int i = 0; i < values.length; i++) {
            insert(log, i, values[i]);
        }
        return log;
    }

    private static Window window(long last) {
        return new Window("w", 0, Frame.last(last), AGGREGATES);
    }

    private static WindowTable table(ArgumentType type) {
        return new WindowTable("t", "s", new KeyCodec(List.of(ColumnType.STRING)), List.of(type), 100, false);
    }
}
