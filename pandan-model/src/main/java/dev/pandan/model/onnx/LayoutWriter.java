package dev.pandan.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** The nodes that turn the inputs of a model into one row of numbers. Numbers and vectors go side by side through the same nodes: a node costs more than what it computes. */
final class LayoutWriter {
    private final OnnxGraph graph;
    private final List<Layout.Numbers> numbers = new ArrayList<>();
    private final List<Layout.OneHot> categories = new ArrayList<>();

    LayoutWriter(OnnxGraph graph) {
        this.graph = graph;
    }

    /** The numbers that the model sees, {@code double[n, columns]}. */
    String write(Layout layout) {
        layout.blocks().forEach(this::declare);
        List<String> columns = new ArrayList<>();
        if (!numbers.isEmpty()) {
            columns.addAll(numbers());
        }
        categories.forEach(category -> columns.add(oneHot(category)));
        String all = graph.sideBySide(columns);
        return graph.node(new Attributes("").number("axis", 1), "Gather", all, graph.whole(seen(layout)));
    }

    /** In the order of the features. */
    private void declare(Layout.Block block) {
        if (block instanceof Layout.Numbers some) {
            graph.input(block.input().name(), OnnxGraph.FLOAT, some.fills().length);
            numbers.add(some);
        } else if (block instanceof Layout.OneHot category) {
            graph.input(block.input().name(), OnnxGraph.STRING, 1);
            categories.add(category);
        }
    }

    /** Where the columns that the model sees lie: values of all numbers, then their marks, then categories. */
    private long[] seen(Layout layout) {
        int width = numbers.stream().mapToInt(block -> block.fills().length).sum();
        List<Long> places = new ArrayList<>();
        long number = 0;
        long category = 2L * width;
        for (Layout.Block block : layout.blocks()) {
            if (block instanceof Layout.Numbers some) {
                int size = some.fills().length;
                for (int i = 0; i < 2 * size; i++) {
                    places.add(i < size ? number + i : width + number + i - size);
                }
                number += size;
            } else {
                for (int i = 0; i < block.width(); i++) {
                    places.add(category++);
                }
            }
        }
        return Arrays.stream(layout.columns()).mapToLong(places::get).toArray();
    }

    private List<String> numbers() {
        String all = graph.sideBySide(
                numbers.stream().map(block -> block.input().name()).toList());
        // False for NaN and for infinities: both count as missing.
        String there = graph.node("LessOrEqual", graph.node("Abs", all), graph.single(Float.MAX_VALUE));
        double[] centres = values(Layout.Numbers::centres);
        double[] scales = values(Layout.Numbers::scales);
        String centred = graph.node("Sub", graph.castToDouble(all), graph.constant(centres));
        String scaled = graph.node("Div", centred, graph.constant(scales));
        double[] fills = values(Layout.Numbers::fills);
        Arrays.setAll(fills, i -> (fills[i] - centres[i]) / scales[i]);
        return List.of(
                graph.node("Where", there, scaled, graph.constant(fills)),
                graph.castToDouble(graph.node("Not", there)));
    }

    private double[] values(Function<Layout.Numbers, double[]> of) {
        return numbers.stream()
                .flatMapToDouble(block -> DoubleStream.of(of.apply(block)))
                .toArray();
    }

    private String oneHot(Layout.OneHot block) {
        List<String> known = block.input().categories();
        String position = CategoryKeys.position(graph, block.input().name(), known);
        long[] places = new long[known.size() + 1];
        Arrays.setAll(places, i -> i);
        return graph.castToDouble(graph.node("Equal", position, graph.whole(places)));
    }
}
