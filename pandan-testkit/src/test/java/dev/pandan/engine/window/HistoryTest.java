package dev.pandan.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.testkit.naive.NaiveWindow;
import dev.pandan.testkit.seed.Seeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random histories: the engine's windows equal the naive ones bit for bit. In the engine's package to choose small chunks. */
final class HistoryTest {
    private static final List<ArgumentType> ARGUMENTS = List.of(
            ArgumentType.LONG, ArgumentType.DOUBLE, ArgumentType.LONG, ArgumentType.DECIMAL, ArgumentType.BYTES);
    private static final int NUMBER = 1;
    private static final int FLAG = 2;
    private static final int DECIMAL = 3;
    private static final List<Aggregate> AGGREGATES = aggregates();

    private static List<Aggregate> aggregates() {
        List<Aggregate> all = new ArrayList<>(List.of(
                new Aggregate(AggregateFunction.COUNT, -1),
                new Aggregate(AggregateFunction.COUNT_IF, FLAG),
                new Aggregate(AggregateFunction.ANY, FLAG),
                new Aggregate(AggregateFunction.EVERY, FLAG),
                new Aggregate(AggregateFunction.SUM, DECIMAL),
                new Aggregate(AggregateFunction.AVG, DECIMAL, -1, 18)));
        for (int argument : new int[] {0, NUMBER}) {
            for (AggregateFunction function : List.of(
                    AggregateFunction.COUNT,
                    AggregateFunction.SUM,
                    AggregateFunction.AVG,
                    AggregateFunction.COUNT_DISTINCT)) {
                all.add(new Aggregate(function, argument));
            }
            all.add(new Aggregate(AggregateFunction.APPROX_PERCENTILE, argument, -1, 0.5));
            all.add(new Aggregate(AggregateFunction.APPROX_PERCENTILE, argument, -1, 0.95));
        }
        for (AggregateFunction function : List.of(
                AggregateFunction.VAR_SAMP,
                AggregateFunction.VAR_POP,
                AggregateFunction.STDDEV_SAMP,
                AggregateFunction.STDDEV_POP)) {
            all.add(new Aggregate(function, NUMBER));
        }
        for (int argument = 0; argument < ARGUMENTS.size(); argument++) {
            all.add(new Aggregate(AggregateFunction.MIN, argument));
            all.add(new Aggregate(AggregateFunction.MAX, argument));
            all.add(new Aggregate(AggregateFunction.COUNT_DISTINCT, argument));
            all.add(new Aggregate(AggregateFunction.APPROX_COUNT_DISTINCT, argument));
            all.add(new Aggregate(AggregateFunction.FIRST, argument));
            all.add(new Aggregate(AggregateFunction.LAST, argument));
            all.add(new Aggregate(AggregateFunction.FIRST, argument, FLAG, 0));
            all.add(new Aggregate(AggregateFunction.LAST, argument, FLAG, 0));
            all.add(new Aggregate(AggregateFunction.PREVIOUS, argument, -1, 1));
            all.add(new Aggregate(AggregateFunction.PREVIOUS, argument, -1, 3));
            for (int by = 0; by < ARGUMENTS.size(); by++) {
                all.add(new Aggregate(AggregateFunction.MIN_BY, argument, by, 0));
                all.add(new Aggregate(AggregateFunction.MAX_BY, argument, by, 0));
            }
        }
        return List.copyOf(all);
    }

    @SuppressWarnings("ArrayRecordComponent") // never modified
    private record Row(long time, String id, Object[] arguments) {}

    @Test
    void values_randomHistories_equalNaive() {
        Seeds.check("HistoryTest histories", 10_000, random -> history(random, 1 + random.nextInt(80), 20));
    }

    @Test
    void values_longHistories_equalNaive() {
        Seeds.check("HistoryTest long histories", 60, random -> history(random, 1_000 + random.nextInt(1_500), 60));
    }

    @Test
    void values_anyOrderOfArrival_sameBits() {
        Seeds.check("HistoryTest orders", 2_000, HistoryTest::orders);
    }

    @Test
    void forget_readingsLaterOn_areTheSame() {
        Seeds.check("HistoryTest forgetting", 2_000, HistoryTest::forgetting);
    }

    private static void forgetting(Random random) {
        Values values = new Values(random);
        List<Window> windows = windows(random, values.span());
        KeyLog log = new KeyLog(LogLayout.of(table(windows), windows, 2 + random.nextInt(20)));
        List<NaiveWindow> naive = windows.stream().map(NaiveWindow::new).toList();
        long safe = Long.MIN_VALUE;
        for (int i = 0; i < 200; i++) {
            Row row = values.row(i);
            if (row.time() >= safe) {
                insert(log, naive, new Row(row.time(), "r" + i, row.arguments()));
            }
            if (random.nextInt(20) == 0) {
                safe = Math.max(safe, values.time(i) - random.nextInt(10));
                assertThat(log.forget(safe)).isLessThanOrEqualTo(safe);
            }
            if (random.nextInt(5) == 0) {
                int window = random.nextInt(windows.size());
                compare(log, naive.get(window), window, Math.max(safe, values.time(i)));
            }
        }
    }

    private static void history(Random random, int rows, int reads) {
        Values values = new Values(random);
        List<Window> windows = windows(random, values.span());
        WindowTable table = table(windows);
        KeyLog log = new KeyLog(LogLayout.of(table, windows, 2 + random.nextInt(random.nextBoolean() ? 10 : 511)));
        List<NaiveWindow> naive = windows.stream().map(NaiveWindow::new).toList();
        List<Row> added = new ArrayList<>();
        int readEvery = Math.max(1, rows / reads);
        for (int i = 0; i < rows; i++) {
            Row row = random.nextInt(20) == 0 && i > 0 ? added.get(random.nextInt(i)) : values.row(i);
            added.add(row);
            insert(log, naive, row);
            if (random.nextInt(40) == 0) {
                long before = values.time(i);
                log.dropBefore(before);
                naive.forEach(window -> window.dropBefore(before));
            }
            if (random.nextInt(readEvery) == 0) {
                int window = random.nextInt(windows.size());
                long at = random.nextInt(3) == 0 ? row.time() + random.nextInt(3) - 1 : values.time(i);
                compare(log, naive.get(window), window, at);
            }
        }
    }

    private static void insert(KeyLog log, List<NaiveWindow> naive, Row row) {
        boolean expected = false;
        for (NaiveWindow window : naive) {
            expected = window.insert(row.time(), row.id(), row.arguments());
        }
        assertThat(log.insert(row.time(), row.id(), row.arguments())).isEqualTo(expected);
    }

    private static void compare(KeyLog log, NaiveWindow naive, int window, long at) {
        WindowValues found = log.values(window, at);
        WindowValues expected = naive.values(at);
        assertThat(found.rows()).isEqualTo(expected.rows());
        assertThat(found.hash()).isEqualTo(expected.hash());
        // Double.equals compares bits, but for NaN, of which there is one.
        assertThat(found.aggregates()).as("at %s", at).isEqualTo(expected.aggregates());
    }

    private static void orders(Random random) {
        Values values = new Values(random);
        List<Window> windows = windows(random, values.span());
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(100); i >= 0; i--) {
            Row row = values.row(i);
            rows.add(new Row(row.time(), "r" + i, row.arguments()));
        }
        long at = values.time(50);
        List<WindowValues> first = filled(rows, windows, at, random);
        Collections.shuffle(rows, random);
        List<WindowValues> second = filled(rows, windows, at, random);
        for (int i = 0; i < windows.size(); i++) {
            assertThat(second.get(i).hash()).isEqualTo(first.get(i).hash());
            assertThat(second.get(i).aggregates()).isEqualTo(first.get(i).aggregates());
        }
    }

    private static List<WindowValues> filled(List<Row> rows, List<Window> windows, long at, Random random) {
        KeyLog log = new KeyLog(LogLayout.of(table(windows), windows, 2 + random.nextInt(20)));
        for (Row row : rows) {
            log.insert(row.time(), row.id(), row.arguments());
            log.values(random.nextInt(windows.size()), row.time());
        }
        List<WindowValues> values = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            values.add(log.values(i, at));
        }
        return values;
    }

    private static WindowTable table(List<Window> windows) {
        return new WindowTable(
                "rows_by_key",
                "rows",
                new KeyCodec(List.of(ColumnType.STRING)),
                ARGUMENTS,
                Frame.EVER,
                windows.stream().anyMatch(Window::isOrdered));
    }

    private static List<Window> windows(Random random, long span) {
        List<Window> windows = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<Aggregate> aggregates = new ArrayList<>(AGGREGATES);
            Collections.shuffle(aggregates, random);
            windows.add(new Window("w" + i, 0, frame(random, span), aggregates.subList(0, 1 + random.nextInt(8))));
        }
        return windows;
    }

    private static Frame frame(Random random, long span) {
        long last = random.nextInt(3) > 0 ? 1 + random.nextInt((int) span) : Frame.EVER;
        int rows = random.nextInt(3) > 0 ? Frame.ALL : 1 + random.nextInt(random.nextBoolean() ? 5 : 100);
        return new Frame(last, rows, random.nextInt(3) > 0 ? 0 : random.nextInt((int) span));
    }

    /** Times, ids and arguments of one history. */
    private static final class Values {
        private static final double[] ODD = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -1e308
        };

        private final Random random;
        private final int step;
        private final int jitter;
        private final int odd;
        private final int magnitudes;

        Values(Random random) {
            this.random = random;
            this.step = 1 + random.nextInt(6);
            this.jitter = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
            this.odd = 5 + random.nextInt(100);
            this.magnitudes = 1 + random.nextInt(random.nextInt(6) > 0 ? 30 : 2_040);
        }

        long span() {
            return 1L + random.nextInt(2 * (100 * step + jitter));
        }

        /** Around i: ties, and some rows late or early. */
        long time(int i) {
            long late = random.nextInt(10) == 0 ? random.nextInt(4 * jitter) : 0;
            return (long) i * step / 3 + random.nextInt(jitter) - late;
        }

        Row row(int i) {
            Object flag = random.nextInt(5) == 0 ? null : (Object) (long) random.nextInt(2);
            return new Row(
                    time(i), "r" + random.nextInt(1_000), new Object[] {integer(), number(), flag, decimal(), bytes()});
        }

        private Object decimal() {
            return random.nextInt(5) == 0 ? null : new BigInteger(random.nextInt(odd) == 0 ? 126 : 20, random);
        }

        private Object bytes() {
            if (random.nextInt(5) == 0) {
                return null;
            }
            byte[] bytes = new byte[random.nextInt(3)];
            random.nextBytes(bytes);
            return bytes;
        }

        private Object integer() {
            if (random.nextInt(5) == 0) {
                return null;
            }
            return random.nextInt(odd) == 0 ? random.nextLong() : (long) random.nextInt(1_000);
        }

        private Object number() {
            if (random.nextInt(5) == 0) {
                return null;
            }
            if (random.nextInt(odd) == 0) {
                return ODD[random.nextInt(ODD.length)];
            }
            double value = (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(magnitudes) - magnitudes / 2);
            return value == 0 ? 0.0 : value;
        }
    }
}
