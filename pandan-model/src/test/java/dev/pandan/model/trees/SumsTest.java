package dev.pandan.model.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packed trees beside the plain walk, on forests and rows drawn from a seed. */
final class SumsTest {
    private static final float[] SPECIAL = {
        0,
        -0.0f,
        1,
        -1,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0.1f,
        Math.nextUp(0.1f),
        Math.nextDown(0.1f)
    };
    private static final double[] THRESHOLDS = {
        0,
        -0.0,
        0.1,
        0.1f,
        1,
        -1,
        0.5,
        Double.MIN_VALUE,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Double.MAX_VALUE
    };

    /** Numbers as they are, behind curves that rise, fall, turn or stay the same, marks, categories, and a constant. */
    private static List<Column> columns() {
        Column.Numeric number = new Column.Numeric(0, 0);
        Column.Numeric element = new Column.Numeric(1, 2);
        Columns both = new Columns(Tensor.FLOAT, List.of(number, element));
        Columns two = new Columns(Tensor.FLOAT, List.of(new Column.Constant(2)));
        Columns there = both.map("Abs", Tensor.FLOAT, Math::abs)
                .with(constant(Float.MAX_VALUE), "LessOrEqual", Tensor.BOOL, (a, b) -> a <= b ? 1 : 0);
        List<Column> all = new ArrayList<>(both.all());
        all.addAll(there.map("Not", Tensor.BOOL, value -> value == 0 ? 1 : 0).all());
        all.addAll(both.with(two, "Mul", Tensor.FLOAT, (a, b) -> a * b).all());
        all.addAll(both.with(two, "Div", Tensor.DOUBLE, (a, b) -> a / b).all());
        all.addAll(
                both.with(constant(0.3), "Sub", Tensor.FLOAT, (a, b) -> a - b).all());
        all.addAll(both.map("Neg", Tensor.FLOAT, value -> -value).all());
        all.addAll(both.map("Abs", Tensor.FLOAT, Math::abs).all());
        all.addAll(both.map("Cast", Tensor.INT64, value -> value).all());
        all.add(number.map(value -> Double.isNaN(value) ? 0.1 : value, Bend.OTHER, Trend.STRAIGHT));
        all.add(element.map(value -> value > 0 ? 1 / value : value));
        all.add(new Column.Category(2, Map.of("a", 1.0, "b", -0.0), 0.1, 0));
        all.add(new Column.Category(2, Map.of("a", 0.5, "c", Double.NaN), Double.NaN, 1));
        all.add(new Column.Constant(0.1));
        return all;
    }

    private static Columns constant(double value) {
        return new Columns(Tensor.FLOAT, List.of(new Column.Constant(value)));
    }

    private final SplittableRandom random = new SplittableRandom(20);

    private Forest forest(int columns, int depth, int size, int outputs, Forest.Adding adding) {
        List<int[]> nodes = new ArrayList<>();
        int[] roots = new int[size];
        Arrays.setAll(roots, i -> add(nodes, columns, depth));
        int leaves = (int) nodes.stream().filter(node -> node[0] < 0).count();
        int leaf = 0;
        for (int[] node : nodes) {
            node[1] = node[0] < 0 ? leaf++ : node[1];
        }
        boolean[] missing = new boolean[nodes.size()];
        double[] thresholds = new double[nodes.size()];
        for (int i = 0; i < missing.length; i++) {
            missing[i] = random.nextBoolean();
            thresholds[i] =
                    random.nextInt(4) == 0 ? random.nextGaussian() : THRESHOLDS[random.nextInt(THRESHOLDS.length)];
        }
        double[] values = random.doubles((long) leaves * outputs)
                .map(value -> value - 0.5)
                .toArray();
        return new Forest(
                roots, field(nodes, 0), thresholds, field(nodes, 1), field(nodes, 2), missing, values, outputs, adding);
    }

    private static int[] field(List<int[]> nodes, int field) {
        return nodes.stream().mapToInt(node -> node[field]).toArray();
    }

    /** Deep trees lean to the right. */
    private int add(List<int[]> nodes, int columns, int depth) {
        int[] node = {-1, 0, 0};
        int place = nodes.size();
        nodes.add(node);
        if (depth > 0 && random.nextInt(10) > 0) {
            node[0] = random.nextInt(columns);
            node[1] = add(nodes, columns, Math.min(depth - 1, depth > 5 ? 2 : 5));
            node[2] = add(nodes, columns, depth - 1);
        }
        return place;
    }

    private @Nullable Object[] row() {
        float[] vector = {0, 0, number()};
        String[] names = {"a", "b", "c", "d"};
        return new @Nullable Object[] {
            random.nextInt(8) == 0 ? null : (Object) number(),
            random.nextInt(8) == 0 ? null : vector,
            random.nextInt(8) == 0 ? null : names[random.nextInt(names.length)]
        };
    }

    private float number() {
        return random.nextInt(3) == 0 ? (float) random.nextGaussian() : SPECIAL[random.nextInt(SPECIAL.length)];
    }

    @ParameterizedTest
    @EnumSource
    void of_randomForests_isThePlainWalkToTheBit(Forest.Adding adding) {
        for (int depth : new int[] {0, 1, 3, 5, 9, 40}) {
            for (int size : new int[] {1, 7, 8, 19}) {
                int outputs = adding == Forest.Adding.IN_PAIRS ? 1 : 1 + random.nextInt(3);
                same(forest(columns().size(), depth, size, outputs, adding), new Preparation(columns()), 150);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_moreSlotsThanAWordHolds_isThePlainWalkToTheBit(Forest.Adding adding) {
        List<Column> many = IntStream.range(0, 20_000)
                .<Column>mapToObj(i -> new Column.Numeric(0, 0))
                .toList();
        Forest forest = forest(many.size(), 15, 3000, 1, adding);
        Preparation preparation = new Preparation(many);
        assertThat(Packed.of(forest, new Levels(forest, preparation))).isEmpty();
        same(forest, preparation, 20);
    }

    private void same(Forest forest, Preparation preparation, int size) {
        Sums sums = new Sums(forest, preparation);
        List<@Nullable Object[]> rows =
                IntStream.range(0, size).mapToObj(i -> row()).toList();
        double[][] batch = new double[size][];
        sums.of(rows, (row, some) -> batch[row] = some);
        for (int i = 0; i < size; i++) {
            double[] expected = forest.sums(preparation.of(rows.get(i)));
            assertThat(sums.of(rows.get(i))).containsExactly(expected);
            assertThat(batch[i]).containsExactly(expected);
        }
    }
}
