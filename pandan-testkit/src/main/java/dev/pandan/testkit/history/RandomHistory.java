package dev.pandan.testkit.history;

import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestStream;
import dev.pandan.testkit.project.TestTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events in the order in which they are sent: with ties, late ones, some twice, and keys and ids of every kind. Not thread-safe. */
public final class RandomHistory {
    /** Days on which clocks are changed in America or Europe, the epoch, a leap day. */
    private static final List<Long> BASES = List.of(
            micros("2001-04-01T06:30:00Z"),
            micros("2001-10-28T05:30:00Z"),
            micros("2024-03-31T00:30:00Z"),
            micros("2024-11-03T05:30:00Z"),
            micros("1969-12-31T23:59:59Z"));

    private static final long[] UNITS = {
        1, 1_000_000, 900_000_000, 3_600_000_000L, 3_600_000_000L, 3_600_000_000L, 86_400_000_000L, 86_400_000_000L
    };
    private static final int LONG_KEY = 300;
    private static final int MEGABYTE = 1 << 20;
    /** Histories of many more events are long, not dense. */
    private static final int MANY = 1_000;

    private final Random random;
    private final long baseMicros;
    private final long unitMicros;
    /** Times are of so many units. */
    private final int span;

    private final int size;
    private final RandomValues values;
    private final List<@Nullable String> keys = new ArrayList<>();
    private final boolean unicode;
    private final int lateOneIn;
    private final int twiceOneIn;

    /** An event and when it is sent. */
    private record Sent(long afterMicros, TestEvent event) {}

    /**
     * @param size about how many events there will be
     */
    public RandomHistory(Random random, int size) {
        this.random = random;
        this.baseMicros = BASES.get(random.nextInt(BASES.size()));
        this.unitMicros = UNITS[random.nextInt(UNITS.length)];
        this.span = 1 + random.nextInt(random.nextBoolean() ? 6 : 60) + size / MANY * size / MANY;
        this.size = size;
        this.values = new RandomValues(random, baseMicros);
        this.unicode = random.nextInt(3) > 0;
        this.lateOneIn = 2 + random.nextInt(12);
        this.twiceOneIn = 3 + random.nextInt(12);
        addKeys();
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    /** Few keys, so that windows hold several rows. */
    private void addKeys() {
        List<@Nullable String> pool = new ArrayList<>();
        pool.add("a");
        pool.add("A");
        pool.add(null);
        pool.add("\ud83d\ude00");
        pool.add("\ud83d\ude01");
        pool.add("x".repeat(random.nextInt(2_000) == 0 ? MEGABYTE : LONG_KEY));
        pool.add(pool.get(5) + "y");
        Collections.shuffle(pool, random);
        keys.addAll(pool.subList(0, 1 + random.nextInt(3)));
    }

    /** What lengths of windows should be multiples of, so that rows lie on their edges. */
    public long unitMicros() {
        return unitMicros;
    }

    /** Events of the project's streams. */
    public List<TestEvent> events(TestProject project) {
        List<Sent> sent = new ArrayList<>();
        Map<TestStream, Integer> next = new HashMap<>();
        for (int i = 0; i < size; i++) {
            TestStream stream =
                    project.streams().get(random.nextInt(project.streams().size()));
            TestEvent event = event(stream, next.merge(stream, 1, Integer::sum));
            sent.add(new Sent(late(event.timeMicros()), event));
            if (random.nextInt(twiceOneIn) == 0) {
                sent.add(new Sent(late(event.timeMicros()), event));
            }
        }
        sent.sort(Comparator.comparingLong(Sent::afterMicros));
        return sent.stream().map(Sent::event).toList();
    }

    private long late(long timeMicros) {
        return random.nextInt(lateOneIn) == 0
                ? timeMicros + unitMicros * random.nextInt(1 + Math.min(span, 60))
                : timeMicros;
    }

    private TestEvent event(TestStream stream, int number) {
        @Nullable Object[] row = new Object[stream.schema().size()];
        for (int i = 0; i < row.length; i++) {
            Column column = stream.schema().column(i);
            row[i] = switch (column.name()) {
                case "id" -> id(number);
                case "at" -> time();
                case "k" -> keys.get(random.nextInt(keys.size()));
                case "g" -> random.nextInt(4) == 0 ? null : (Object) (random.nextInt(3) - 1);
                default -> values.value((ScalarType) column.type());
            };
        }
        return new TestEvent(stream, row);
    }

    /** The same number always gives the same id, so that rows of several streams share it. */
    private String id(int number) {
        if (!unicode) {
            return "e" + number;
        }
        return switch (number % 4) {
            case 0, 2 -> new String(Character.toChars(0x1F600 + number));
            case 1 -> "\uff5e" + number;
            default -> "e" + number;
        };
    }

    private long time() {
        long jitter = random.nextInt(24) == 0 ? random.nextInt(3) - 1 : 0;
        return baseMicros + unitMicros * random.nextInt(span) + jitter;
    }

    /** Versions of the rows of the project's lookup table. */
    public List<TestTable.Version> versions() {
        List<TestTable.Version> versions = new ArrayList<>();
        for (String key : keys) {
            for (int i = random.nextInt(4); i > 0 && key != null; i--) {
                long from = random.nextInt(3) == 0 ? Long.MIN_VALUE : time();
                boolean first = versions.stream().noneMatch(v -> key.equals(v.key()) && v.validFromMicros() == from);
                if (first) {
                    versions.add(new TestTable.Version(from, new @Nullable Object[] {
                        values.value(ScalarType.STRING),
                        key,
                        values.value(ScalarType.DOUBLE),
                        i,
                        from == Long.MIN_VALUE ? null : (Object) from
                    }));
                }
            }
        }
        return versions;
    }
}
