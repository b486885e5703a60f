package dev.pandan.testkit.project;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes projects. Not thread-safe. */
public final class RandomProjects {
    /** Floating-point numbers, to which most can happen, twice. */
    private static final List<AggregateKind> KINDS = Stream.concat(
                    AggregateKind.all().stream(),
                    AggregateKind.all().stream()
                            .filter(kind -> kind.type() == ScalarType.FLOAT || kind.type() == ScalarType.DOUBLE))
            .toList();

    private static final ScalarType[] TYPES = ScalarType.values();
    private static final String[] KEYS = {"k", "k", "k", "k", "k", "k", "g", "v_boolean"};
    private static final String[] RARE_KEYS = {"v_date", "v_string", "v_double", "v_decimal", "v_binary", "v_long"};
    private static final double[] SHARES = {0, 0.05, 0.5, 0.95, 1};
    /** Functions whose rows a filter leaves out. */
    private static final Set<AggregateFunction> WITHOUT_FILTER = Set.of(AggregateFunction.PREVIOUS);

    private static final List<TestWindow.Kind> UNDELAYED =
            List.of(TestWindow.Kind.DURATION, TestWindow.Kind.ROWS, TestWindow.Kind.ROWS_WITHIN, TestWindow.Kind.EVER);

    private final Random random;
    /** Lengths of windows are multiples of it. */
    private final long unitMicros;

    public RandomProjects(Random random, long unitMicros) {
        this.random = random;
        this.unitMicros = unitMicros;
    }

    public TestProject project() {
        List<TestStream> streams = new ArrayList<>();
        streams.add(TestStream.random("first", random));
        if (random.nextInt(4) > 0) {
            streams.add(TestStream.random("second", random));
        }
        List<TestWindow> windows = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            windows.add(window("w" + i, streams));
        }
        Optional<TestTable> table = random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new TestTable(streams.get(0).terms().key("k", random)));
        return new TestProject(streams, windows, features(streams.get(0), windows, table), label(streams), table);
    }

    private TestWindow window(String name, List<TestStream> streams) {
        TestStream stream = streams.get(random.nextInt(streams.size()));
        List<TestWindow.Part> key = new ArrayList<>();
        String[] columns = random.nextInt(10) == 0 ? RARE_KEYS : KEYS;
        String column = columns[random.nextInt(columns.length)];
        key.add(part(column, streams.get(0), stream));
        if (random.nextInt(6) == 0) {
            key.add(part(column.equals("k") ? "g" : "k", streams.get(0), stream));
        }
        return new TestWindow(name, stream, key, frame(kind()));
    }

    private TestWindow.Part part(String column, TestStream event, TestStream rows) {
        Term row = random.nextInt(5) > 0
                ? rows.terms().column(column)
                : rows.terms().key(column, random);
        return new TestWindow.Part(row, event.terms().key(column, random));
    }

    private TestWindow.Kind kind() {
        TestWindow.Kind[] kinds = TestWindow.Kind.values();
        int kind = random.nextInt(kinds.length + 2);
        // Delayed windows and such by two measures hold fewer rows.
        return kind < kinds.length
                ? kinds[kind]
                : kind == kinds.length ? TestWindow.Kind.DELAYED : TestWindow.Kind.ROWS_WITHIN;
    }

    private Frame frame(TestWindow.Kind kind) {
        long last = unitMicros * (1 + random.nextInt(random.nextInt(3) > 0 ? 3 : 40));
        int rows = 1 + random.nextInt(random.nextBoolean() ? 3 : 20);
        return switch (kind) {
            case DURATION -> Frame.last(last);
            case ROWS -> Frame.rows(rows);
            case ROWS_WITHIN -> new Frame(last, rows, 0);
            case EVER -> Frame.ever();
            case DELAYED -> {
                Frame base = frame(UNDELAYED.get(random.nextInt(UNDELAYED.size())));
                yield new Frame(base.lastMicros(), base.lastRows(), unitMicros * (1 + random.nextInt(2)));
            }
        };
    }

    private Optional<TestLabel> label(List<TestStream> streams) {
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        TestStream stream = streams.get(streams.size() - 1);
        return Optional.of(new TestLabel(
                stream, stream.terms().condition(random), unitMicros * (1 + random.nextInt(8)), random.nextBoolean()));
    }

    private List<TestFeature> features(TestStream stream, List<TestWindow> windows, Optional<TestTable> table) {
        List<TestFeature> features = new ArrayList<>();
        for (int i = 6 + random.nextInt(10); i > 0; i--) {
            TestWindow window = windows.get(random.nextInt(windows.size()));
            add(features, new TestFeature.OfAggregate(aggregate(window)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            add(features, new TestFeature.OfEvent(stream.terms().any(TYPES[random.nextInt(TYPES.length)], random)));
        }
        if (table.isPresent()) {
            add(features, new TestFeature.OfLookup(TestTable.terms().column("mark")));
            add(features, new TestFeature.OfLookup(TestTable.terms().column(random.nextBoolean() ? "size" : "n")));
        }
        List<TestFeature> numbers =
                features.stream().filter(RandomProjects::isNumber).toList();
        for (int i = random.nextInt(3); i > 0 && numbers.size() > 1; i--) {
            TestFeature left = numbers.get(random.nextInt(numbers.size()));
            TestFeature right = numbers.get(random.nextInt(numbers.size()));
            add(features, new TestFeature.Difference(left, right));
        }
        return features;
    }

    private static boolean isNumber(TestFeature feature) {
        return !feature.isCategory() && feature.form().type() != ScalarType.DATE;
    }

    private void add(List<TestFeature> features, TestFeature.Form form) {
        features.add(new TestFeature("f" + features.size(), form, random.nextInt(3) > 0));
    }

    private TestAggregate aggregate(TestWindow window) {
        AggregateKind kind = KINDS.get(random.nextInt(KINDS.size()));
        AggregateFunction function = kind.function();
        Terms rows = window.stream().terms();
        ScalarType type = kind.type();
        Term argument = type == null ? null : rows.any(type, random);
        boolean filtered = random.nextInt(5) < 2 && !WITHOUT_FILTER.contains(function);
        boolean ignoreNulls = function == AggregateFunction.FIRST || function == AggregateFunction.LAST;
        return new TestAggregate(
                function,
                argument,
                by(function, rows),
                parameter(function),
                filtered ? rows.condition(random) : null,
                ignoreNulls && random.nextBoolean(),
                window);
    }

    private @Nullable Term by(AggregateFunction function, Terms rows) {
        boolean chosen = function == AggregateFunction.MIN_BY || function == AggregateFunction.MAX_BY;
        return chosen ? rows.any(TYPES[random.nextInt(TYPES.length)], random) : null;
    }

    private double parameter(AggregateFunction function) {
        return switch (function) {
            case PREVIOUS -> 1 + random.nextInt(random.nextBoolean() ? 2 : 12);
            case APPROX_PERCENTILE -> SHARES[random.nextInt(SHARES.length)];
            default -> 0;
        };
    }
}
