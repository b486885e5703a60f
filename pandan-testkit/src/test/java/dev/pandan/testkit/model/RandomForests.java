package dev.pandan.testkit.model;

import dev.pandan.model.Domain;
import dev.pandan.model.onnx.Layout;
import dev.pandan.model.onnx.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Trees and rows drawn from a seed, over two numbers, a category and a vector. */
final class RandomForests {
    private static final List<String> STATES = List.of("CA", "서울", "a\u0000", "NY");

    static final Layout LAYOUT = new Layout(
            List.of(
                    numbers(Domain.Input.number("speed"), 0.1),
                    numbers(Domain.Input.number("distance"), -0.5),
                    new Layout.OneHot(Domain.Input.category("state", STATES)),
                    numbers(Domain.Input.vector("bands", 3), 0.25, 0.5, 0)),
            IntStream.range(0, 15).toArray());

    private final SplittableRandom random;

    RandomForests(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private static Layout.Numbers numbers(Domain.Input input, double... fills) {
        double[] ones = new double[fills.length];
        Arrays.fill(ones, 1);
        return new Layout.Numbers(input, fills, new double[fills.length], ones);
    }

    List<Tree> trees(int size, int depth, DoubleSupplier leaf) {
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    List<Tree.Node> nodes = new ArrayList<>();
                    add(depth, leaf, nodes);
                    return new Tree(nodes);
                })
                .toList();
    }

    DoubleSupplier gaussian() {
        return random::nextGaussian;
    }

    private int add(int depth, DoubleSupplier leaf, List<Tree.Node> nodes) {
        int position = nodes.size();
        nodes.add(new Tree.Leaf(0));
        if (depth == 0 || random.nextInt(8) == 0) {
            nodes.set(position, new Tree.Leaf(leaf.getAsDouble()));
        } else {
            int column = random.nextInt(LAYOUT.columns().length);
            double threshold = random.nextInt(4) * 0.3 - 0.3;
            int left = add(depth - 1, leaf, nodes);
            int right = add(depth - 1, leaf, nodes);
            nodes.set(position, new Tree.Split(column, threshold, left, right));
        }
        return position;
    }

    @Nullable
    Object[] row() {
        return new @Nullable Object[] {
            random.nextInt(6) == 0 ? null : (Object) number(),
            number(),
            random.nextInt(6) == 0 ? null : random.nextInt(6) == 0 ? "elsewhere" : STATES.get(random.nextInt(4)),
            new float[] {number(), Float.NaN, number()}
        };
    }

    private float number() {
        return random.nextBoolean() ? (float) (random.nextInt(4) * 0.3 - 0.3) : (float) random.nextGaussian();
    }
}
