package dev.pandan.benchmarks.flights;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.model.onnx.Layout;
import dev.pandan.model.onnx.Tree;
import dev.pandan.model.registry.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Thirty boosted trees of depth 5 over the example's features, drawn from a seed, since no figure depends on what they say. */
public final class FlightsForest {
    private static final long SEED = 7;
    private static final int TREES = 30;
    private static final int DEPTH = 5;
    private static final int NUMBERS_PER_CATEGORY = 4;

    private final Random random = new Random(SEED);
    private final Layout layout;
    /** Columns that trees ask for: those of numbers often, as trained ones do. */
    private final List<Integer> asked = new ArrayList<>();

    private FlightsForest(FlightsExample example) {
        List<Layout.Block> blocks = new ArrayList<>();
        int next = 0;
        for (Feature feature : Objects.requireNonNull(
                        example.program().decisions().get(FlightsExample.DECISION))
                .features()) {
            boolean isNumber = feature.type() == FeatureType.NUMBER;
            Layout.Block block = isNumber
                    ? new Layout.Numbers(
                            Domain.Input.number(feature.name()), new double[] {10}, new double[1], new double[] {1})
                    : new Layout.OneHot(
                            Domain.Input.category(feature.name(), FlightsModel.categories(feature.name(), example)));
            for (int i = 0; i < (isNumber ? NUMBERS_PER_CATEGORY : 1); i++) {
                asked.add(next + (isNumber ? 0 : random.nextInt(block.width())));
            }
            blocks.add(block);
            next += block.width();
        }
        this.layout = new Layout(blocks, IntStream.range(0, next).toArray());
    }

    /** With typical values. */
    public static Model of(FlightsExample example) {
        FlightsForest forest = new FlightsForest(example);
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < TREES; i++) {
            List<Tree.Node> nodes = new ArrayList<>();
            forest.add(DEPTH, nodes);
            trees.add(new Tree(nodes));
        }
        byte[] file = HeadWriter.write(forest.layout, new Head.Forest(trees, Head.Link.DOUBLE_LOGIT));
        @Nullable
        Object[] ordinary = forest.layout.domain().inputs().stream()
                .map(input -> input.number() ? (Object) 10f : input.categories().get(0))
                .toArray();
        return Model.onnx(file, forest.layout.domain(), OutputKind.BINARY).typicalOf(List.<Object[]>of(ordinary));
    }

    private int add(int depth, List<Tree.Node> nodes) {
        int position = nodes.size();
        nodes.add(new Tree.Leaf(random.nextGaussian() / TREES));
        if (depth > 0) {
            int column = asked.get(random.nextInt(asked.size()));
            int left = add(depth - 1, nodes);
            int right = add(depth - 1, nodes);
            nodes.set(position, new Tree.Split(column, threshold(column), left, right));
        }
        return position;
    }

    private double threshold(int column) {
        int next = 0;
        for (Layout.Block block : layout.blocks()) {
            if (column < next + block.width()) {
                return block instanceof Layout.Numbers ? 10 + random.nextGaussian() * 10 : 0.5;
            }
            next += block.width();
        }
        throw new IllegalArgumentException("column " + column);
    }
}
