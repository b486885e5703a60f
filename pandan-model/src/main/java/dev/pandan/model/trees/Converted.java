package dev.pandan.model.trees;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** Operators of ai.onnx.ml in which preprocessing comes, as scikit-learn's converters write it. */
final class Converted {
    private static final String TEXTS = "keys_strings";

    private Converted() {}

    /** A number per text. */
    static Columns labels(GraphNode node, Columns texts) {
        boolean isWhole = node.numbers("values_int64s").length > 0;
        double[] numbers = isWhole
                ? Arrays.stream(node.numbers("values_int64s")).asDoubleStream().toArray()
                : node.reals("values_floats");
        List<byte[]> keys = texts(node, TEXTS);
        if (keys.isEmpty() || keys.size() != numbers.length) {
            throw Unreadable.because("an encoder of anything but texts by numbers");
        }
        Map<String, Double> known = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            put(keys.get(i), numbers[i], known);
        }
        double[] real = node.reals("default_float");
        double other = isWhole ? node.number("default_int64", -1) : real.length > 0 ? real[0] : -0.0;
        return new Columns(
                isWhole ? Tensor.INT64 : Tensor.FLOAT,
                texts.all().stream().map(text -> coded(text, known, other)).toList());
    }

    /** A column per category. */
    static Columns oneHot(GraphNode node, Columns texts) {
        List<byte[]> categories = texts(node, "cats_strings");
        if (categories.isEmpty() || texts.all().size() != 1) {
            throw Unreadable.because("an encoder of anything but one text");
        }
        List<Column> all = new ArrayList<>();
        for (byte[] category : categories) {
            Map<String, Double> known = new HashMap<>();
            put(category, 1, known);
            all.add(coded(texts.get(0), known, 0));
        }
        return new Columns(Tensor.FLOAT, all);
    }

    private static List<byte[]> texts(GraphNode node, String name) {
        return node.attribute(name).map(GraphNode.Attribute::texts).orElse(List.of());
    }

    /** What is no UTF-8 is another spelling of a text that is there too. */
    private static void put(byte[] text, double value, Map<String, Double> known) {
        String key = new String(text, StandardCharsets.UTF_8);
        if (Arrays.equals(key.getBytes(StandardCharsets.UTF_8), text)) {
            known.put(key, value);
        }
    }

    private static Column coded(Column column, Map<String, Double> known, double other) {
        if (column instanceof Column.Text text) {
            return text.coded(known, other);
        }
        throw Unreadable.because("an encoder of something else than a text");
    }

    /** Stand-ins for missing numbers. */
    static Columns imputed(GraphNode node, Columns numbers) {
        double[] replaced = node.reals("replaced_value_float");
        if (replaced.length > 0 && !Double.isNaN(replaced[0])) {
            throw Unreadable.because("an imputer of the number " + replaced[0]);
        }
        double[] fills = node.reals("imputed_value_floats");
        return each(numbers, fills.length, i -> 1, i -> value -> Double.isNaN(value) ? at(fills, i) : value);
    }

    /** {@code (x - offset) * scale} */
    static Columns scaled(GraphNode node, Columns numbers) {
        double[] offsets = node.reals("offset");
        double[] scales = node.reals("scale");
        return each(
                numbers,
                Math.max(offsets.length, scales.length),
                i -> at(scales, i),
                i -> value -> (float) ((float) (value - at(offsets, i)) * at(scales, i)));
    }

    private interface OfColumn {
        DoubleUnaryOperator at(int i);
    }

    /** @param slopes by column, of what f does to a number: whether it rises */
    private static Columns each(Columns numbers, int width, IntToDoubleFunction slopes, OfColumn f) {
        if (numbers.type() != Tensor.FLOAT
                || (width != 1 && width != numbers.all().size())) {
            throw Unreadable.because("preprocessing of anything but float32");
        }
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < numbers.all().size(); i++) {
            DoubleUnaryOperator curve = f.at(i);
            all.add(
                    numbers.get(i) instanceof Column.Numeric number
                            ? number.map(curve, Bend.OTHER, number.trend().scaled(slopes.applyAsDouble(i), curve))
                            : numbers.get(i).map(curve));
        }
        return new Columns(Tensor.FLOAT, all);
    }

    private static double at(double[] some, int i) {
        return some.length == 1 ? some[0] : some[i];
    }
}
