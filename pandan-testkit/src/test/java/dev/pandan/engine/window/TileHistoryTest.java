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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Logs of which any part is in tiles, in any cut, equal naive windows bit for bit, at any time. */
final class TileHistoryTest {
    private static final List<ArgumentType> ARGUMENTS =
            List.of(ArgumentType.LONG, ArgumentType.DOUBLE, ArgumentType.DECIMAL, ArgumentType.BYTES);
    private static final List<Aggregate> AGGREGATES = List.of(
            new Aggregate(AggregateFunction.COUNT, -1),
            new Aggregate(AggregateFunction.COUNT, 1),
            new Aggregate(AggregateFunction.SUM, 0),
            new Aggregate(AggregateFunction.SUM, 1),
            new Aggregate(AggregateFunction.AVG, 2, -1, 18),
            new Aggregate(AggregateFunction.STDDEV_SAMP, 1),
            new Aggregate(AggregateFunction.MIN, 1),
            new Aggregate(AggregateFunction.MAX, 3),
            new Aggregate(AggregateFunction.MIN_BY, 2, 1, 0),
            new Aggregate(AggregateFunction.FIRST, 3),
            new Aggregate(AggregateFunction.LAST, 0),
            new Aggregate(AggregateFunction.PREVIOUS, 0, -1, 3),
            new Aggregate(AggregateFunction.COUNT_DISTINCT, 0),
            new Aggregate(AggregateFunction.APPROX_COUNT_DISTINCT, 3),
            new Aggregate(AggregateFunction.APPROX_PERCENTILE, 1, -1, 0.5));

    @Test
    void values_anyPartInTiles_equalNaive() {
        Seeds.check("TileHistoryTest", 2_000, random -> new History(random).run());
    }

    @Test
    void decode_otherShapeOrEdition_isNoTile() {
        LogLayout layout = layout(List.of(window(Frame.last(5), AGGREGATES.get(2))), "a");
        byte[] bytes = new TileCodec(layout).encode(new Tile(layout, 0, 0, 5), 1);
        assertThat(isRead(bytes, 1, layout(List.of(window(Frame.last(5), AGGREGATES.get(3))), "a")))
                .isFalse();
        assertThat(isRead(bytes, 1, layout(List.of(window(Frame.last(5), AGGREGATES.get(2))), "b")))
                .isFalse();
        assertThat(isRead(bytes, 2, layout)).isFalse();
        assertThat(isRead(bytes, 1, layout(List.of(window(Frame.ever(), AGGREGATES.get(2))), "a")))
                .isTrue();
    }

    private static boolean isRead(byte[] bytes, long edition, LogLayout layout) {
        return new TileCodec(layout).decode(bytes, edition, new Tile(layout, 0, 0, 5));
    }

    private static Window window(Frame frame, Aggregate... aggregates) {
        return new Window("w", 0, frame, List.of(aggregates));
    }

    private static LogLayout layout(List<Window> windows, String meaning) {
        return LogLayout.of(
                new WindowTable(
                        "rows_by_key",
                        "rows",
                        new KeyCodec(List.of(ColumnType.STRING)),
                        ARGUMENTS,
                        Frame.EVER,
                        windows.stream().anyMatch(Window::isOrdered),
                        meaning),
                windows,
                8);
    }

    @SuppressWarnings("ArrayRecordComponent") // never modified
    private record Row(long time, String id, Object[] arguments) {}

    /** A log that is completed from a list of rows, as the live path completes it from the store. */
    private static final class History {
        private final Random random;
        private final int span;
        private final List<Window> windows = new ArrayList<>();
        private final List<NaiveWindow> naive;
        private final LogLayout layout;
        private final TileCodec codec;
        private final List<Row> rows = new ArrayList<>();
        private final KeyLog log;
        private long completeFrom = Long.MAX_VALUE;
        /** Lower and lower, so that every loop ends. */
        private int willing;

        History(Random random) {
            this.random = random;
            this.span = 5 + random.nextInt(300);
            for (int i = random.nextInt(3); i >= 0; i--) {
                List<Aggregate> some = new ArrayList<>(AGGREGATES);
                Collections.shuffle(some, random);
                windows.add(new Window("w" + i, 0, frame(), some.subList(0, 1 + random.nextInt(4))));
            }
            this.naive = windows.stream().map(NaiveWindow::new).toList();
            this.layout = layout(windows, "");
            this.codec = new TileCodec(layout);
            this.log = new KeyLog(layout);
        }

        private Frame frame() {
            long last = random.nextBoolean() ? 1 + random.nextInt(span) : Frame.EVER;
            int most = random.nextInt(4) > 0 ? Frame.ALL : 1 + random.nextInt(8);
            return new Frame(last, most, random.nextInt(3) > 0 ? 0 : random.nextInt(span));
        }

        void run() {
            for (int i = 0; i < 120; i++) {
                add(i);
                int action = random.nextInt(12);
                if (action == 0) {
                    forget();
                } else if (action < 4) {
                    read(random.nextInt(span + 20) - 10);
                }
            }
        }

        private void add(int i) {
            Row row = new Row(random.nextInt(span), "r" + i, new Object[] {integer(), number(), decimal(), bytes()});
            rows.add(row);
            naive.forEach(window -> window.insert(row.time(), row.id(), row.arguments()));
            if (row.time() >= completeFrom) {
                log.insert(row.time(), row.id(), row.arguments());
            }
        }

        private void forget() {
            if (completeFrom == Long.MAX_VALUE || (layout.isUnbounded() && completeFrom > Long.MIN_VALUE)) {
                return;
            }
            long cut = log.forget(random.nextInt(span));
            if (!layout.isUnbounded()) {
                completeFrom = Math.max(completeFrom, cut);
            }
        }

        private void read(long at) {
            willing = 4;
            for (Lack lack = log.lack(at, completeFrom); lack != null; lack = log.lack(at, completeFrom)) {
                willing--;
                if (lack instanceof Lack.Before before) {
                    extend(random.nextBoolean() ? before.fromMicros() : Long.MIN_VALUE, at);
                } else if (lack instanceof Lack.Latest latest) {
                    extend(timeOfLatest(latest.rows()), Long.MIN_VALUE);
                } else if (lack instanceof Lack.Parts parts) {
                    cover(parts.tile().fromMicros(), parts.tile().toMicros(), at);
                }
            }
            for (int i = 0; i < windows.size(); i++) {
                WindowValues expected = naive.get(i).values(at);
                WindowValues found = log.values(i, at);
                assertThat(found.rows()).isEqualTo(expected.rows());
                assertThat(found.hash()).isEqualTo(expected.hash());
                assertThat(found.aggregates())
                        .as("%s at %s", windows.get(i), at)
                        .isEqualTo(expected.aggregates());
            }
        }

        private long timeOfLatest(int count) {
            List<Long> times = rows.stream()
                    .map(Row::time)
                    .filter(time -> time < completeFrom)
                    .sorted(Collections.reverseOrder())
                    .toList();
            return times.size() < count ? Long.MIN_VALUE : times.get(count - 1);
        }

        private void extend(long from, long at) {
            long to = completeFrom;
            completeFrom = from;
            cover(from, to, at);
        }

        /** Some of it in tiles, the rest in rows; a time of {@code Long.MIN_VALUE}: all in rows. */
        private void cover(long from, long to, long at) {
            List<Long> edges = new ArrayList<>(List.of(from, to));
            for (int i = random.nextInt(6); i > 0; i--) {
                long edge = random.nextInt(span);
                if (edge > from && edge < to && !edges.contains(edge)) {
                    edges.add(edge);
                }
            }
            Collections.sort(edges);
            List<Tile> tiles = new ArrayList<>();
            List<Row> single = new ArrayList<>();
            for (int i = 1; i < edges.size(); i++) {
                long begin = edges.get(i - 1);
                long end = edges.get(i);
                List<Row> part = rows.stream()
                        .filter(row -> row.time() >= begin && row.time() < end)
                        .toList();
                boolean whole = willing > 0 && at != Long.MIN_VALUE && layout.accepts(begin, end, at);
                if (whole && layout.readsTiles() && end < Long.MAX_VALUE && random.nextInt(4) > 0) {
                    tiles.add(tile(begin, end, part));
                } else {
                    single.addAll(part);
                }
            }
            log.replace(from, to, tiles);
            Collections.shuffle(single, random);
            single.forEach(row -> log.insert(row.time(), row.id(), row.arguments()));
        }

        /** Of two parts and stored in between. */
        private Tile tile(long from, long to, List<Row> part) {
            Tile first = new Tile(layout, 0, from, to);
            Tile second = new Tile(layout, 0, from, to);
            part.forEach(row -> (random.nextBoolean() ? first : second).add(row.time(), row.id(), row.arguments()));
            Tile stored = new Tile(layout, 1, from, to);
            assertThat(codec.decode(codec.encode(first, 7), 7, stored)).isTrue();
            stored.add(second);
            assertThat(stored.rows()).isEqualTo(part.size());
            return stored;
        }

        private Object integer() {
            return random.nextInt(5) == 0 ? null : (Object) (long) random.nextInt(20);
        }

        private Object number() {
            int kind = random.nextInt(30);
            return kind == 0 ? Double.NaN : kind < 5 ? null : (Object) (random.nextInt(1_000) / 7.0);
        }

        private Object decimal() {
            return random.nextInt(5) == 0 ? null : new BigInteger(60, random);
        }

        private Object bytes() {
            String text = Integer.toString(random.nextInt(50));
            return random.nextInt(5) == 0 ? null : text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
