package dev.pandan.model.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The nodes that turn the inputs of a model into one row of numbers. */
final class LayoutWriter {
    private final OnnxGraph graph;

    LayoutWriter(OnnxGraph graph) {
        this.graph = graph;
    }

    /** The numbers that the model sees, {@code double[n, columns]}. */
    String write(Layout layout) {
        String[] columns =
                layout.blocks().stream().flatMap(block -> write(block).stream()).toArray(String[]::new);
        Attributes sideBySide = new Attributes("").number("axis", 1);
        String all = columns.length == 1 ? columns[0] : graph.node(sideBySide, "Concat", columns);
        long[] seen = Arrays.stream(layout.columns()).asLongStream().toArray();
        return graph.node(new Attributes("").number("axis", 1), "Gather", all, graph.whole(seen));
    }

    private List<String> write(Layout.Block block) {
        return block instanceof Layout.Numbers numbers ? numbers(numbers) : List.of(oneHot((Layout.OneHot) block));
    }

    private List<String> numbers(Layout.Numbers block) {
        String name = block.input().name();
        graph.input(name, OnnxGraph.FLOAT, block.fills().length);
        // False for NaN and for infinities: both count as missing.
        String there = graph.node("LessOrEqual", graph.node("Abs", name), graph.single(Float.MAX_VALUE));
        String centred = graph.node("Sub", graph.castToDouble(name), graph.constant(block.centres()));
        String scaled = graph.node("Div", centred, graph.constant(block.scales()));
        double[] fills = IntStream.range(0, block.fills().length)
                .mapToDouble(i -> (block.fills()[i] - block.centres()[i]) / block.scales()[i])
                .toArray();
        String values = graph.node("Where", there, scaled, graph.constant(fills));
        return List.of(values, graph.castToDouble(graph.node("Not", there)));
    }

    private String oneHot(Layout.OneHot block) {
        graph.input(block.input().name(), OnnxGraph.STRING, 1);
        List<String> categories = block.input().categories();
        String position = CategoryKeys.position(graph, block.input().name(), categories);
        long[] places =
                IntStream.rangeClosed(0, categories.size()).asLongStream().toArray();
        return graph.castToDouble(graph.node("Equal", position, graph.whole(places)));
    }
}
