package dev.pandan.model.trees;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Goes through the nodes of a graph with columns in place of values. Before the trees, columns are functions of features, after them of the trees' sums. */
final class Reading {
    private static final int SUMS = -1;

    private final Map<String, Columns> values = new HashMap<>();
    private final Map<String, Tensor> constants;
    private @Nullable Forest forest;
    private List<Column> seen = List.of();

    /** @param inputs by name */
    Reading(Map<String, Tensor> constants, Map<String, Columns> inputs) {
        this.constants = constants;
        constants.forEach((name, tensor) -> {
            if (tensor.type() != Tensor.STRING) {
                values.put(name, Columns.constant(tensor));
            }
        });
        values.putAll(inputs);
    }

    void read(GraphNode node) {
        switch (node.operator()) {
            case "TreeEnsembleRegressor" -> trees(node);
            case "Gather" -> gather(node);
            case "ReduceSum" -> reduce(node);
            case "LabelEncoder" -> result(node, encoded(node));
            case "Concat" -> result(node, concatenated(node));
            case "Where" -> result(node, chosen(node));
            case "Identity" -> result(node, operand(node, 0));
            default -> result(node, arithmetic(node));
        }
    }

    /** The ensemble; refused if there is none. */
    Forest forest() {
        return Optional.ofNullable(forest).orElseThrow(() -> Unreadable.because("no ensemble of trees"));
    }

    /** What the trees see. */
    List<Column> seen() {
        return seen;
    }

    /** Of the sums of the trees. */
    List<Column.Number> output(String name) {
        List<Column.Number> numbers = new ArrayList<>();
        for (Column column : value(name).all()) {
            if (!(column instanceof Column.Number number) || number.feature() != SUMS) {
                throw Unreadable.because("an output '" + name + "' that is not of the trees alone");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private void trees(GraphNode node) {
        Columns operand = operand(node, 0);
        if (forest != null
                || !node.text("post_transform", "NONE").equals("NONE")
                || node.reals("base_values").length > 0) {
            throw Unreadable.because("several ensembles, base values or transformed sums");
        }
        forest = ForestNode.read(node, operand.type());
        seen = operand.all();
        result(node, sums(Tensor.FLOAT));
    }

    /** Fresh sums, rounded to a type. */
    private Columns sums(int type) {
        List<Column> sums = new ArrayList<>();
        for (int i = 0; i < forest().outputs(); i++) {
            sums.add(new Column.Number(SUMS, i));
        }
        return new Columns(Tensor.DOUBLE, sums).map("Cast", type, value -> value);
    }

    private void gather(GraphNode node) {
        if (node.number("axis", 0) == 1) {
            Columns all = operand(node, 0);
            Tensor places = constant(node.inputs().get(1));
            result(
                    node,
                    new Columns(
                            all.type(),
                            IntStream.range(0, places.numbers().length)
                                    .mapToObj(i -> all.all().get((int) places.numbers()[i]))
                                    .toList()));
            return;
        }
        Tensor table = constant(node.inputs().get(0));
        boolean isVector = table.shape().length == 1;
        forest = forest().looking(
                        table.numbers(),
                        isVector ? 1 : table.shape()[1],
                        isVector ? Forest.Adding.IN_PAIRS : Forest.Adding.IN_TURN);
        result(node, sums(table.type()));
    }

    /** Of leaves that were looked up: their sum is already meant. */
    private void reduce(GraphNode node) {
        if (forest == null || forest.adding() == Forest.Adding.IN_FLOATS) {
            throw Unreadable.because("a sum of other values than those of leaves");
        }
        result(node, operand(node, 0));
    }

    private Columns encoded(GraphNode node) {
        List<byte[]> keys =
                node.attribute("keys_strings").map(GraphNode.Attribute::texts).orElse(List.of());
        int[] numbers = node.numbers("values_int64s");
        Map<String, Double> known = new HashMap<>();
        for (int i = 0; i < keys.size() && i < numbers.length; i++) {
            String key = new String(keys.get(i), StandardCharsets.UTF_8);
            if (Arrays.equals(key.getBytes(StandardCharsets.UTF_8), keys.get(i))) {
                known.put(key, (double) numbers[i]);
            }
        }
        double other = node.number("default_int64", -1);
        if (operand(node, 0).all().get(0) instanceof Column.Text text && !keys.isEmpty() && numbers.length > 0) {
            return new Columns(Tensor.INT64, List.of(text.coded(known, other)));
        }
        throw Unreadable.because("an encoder of anything but a text by a whole number");
    }

    private Columns concatenated(GraphNode node) {
        List<Column> all = new ArrayList<>();
        for (String input : node.inputs()) {
            all.addAll(value(input).all());
        }
        return new Columns(operand(node, 0).type(), all);
    }

    private Columns chosen(GraphNode node) {
        Columns when = operand(node, 0);
        Columns yes = operand(node, 1);
        Columns no = operand(node, 2);
        int type = yes.type();
        // NaN would stay NaN in a product: what is not chosen must not be looked at.
        Columns first = when.with(yes, "Where", type, (is, value) -> is != 0 ? value : 0);
        Columns second = when.with(no, "Where", type, (is, value) -> is != 0 ? 0 : value);
        return first.with(second, "Where", type, (a, b) -> a + b);
    }

    private Columns arithmetic(GraphNode node) {
        String operator = node.operator();
        Columns first = operand(node, 0);
        int type = first.type();
        return switch (operator) {
            case "Cast" -> first.map(operator, (int) node.number("to", type), value -> value);
            case "Abs" -> first.map(operator, type, Math::abs);
            case "Neg" -> first.map(operator, type, value -> -value);
            case "Exp" -> first.map(operator, type, StrictMath::exp);
            case "Not" -> first.map(operator, type, value -> value == 0 ? 1 : 0);
            case "Add" -> first.with(operand(node, 1), operator, type, Double::sum);
            case "Sub" -> first.with(operand(node, 1), operator, type, (a, b) -> a - b);
            case "Mul" -> first.with(operand(node, 1), operator, type, (a, b) -> a * b);
            case "Div" -> first.with(operand(node, 1), operator, type, (a, b) -> a / b);
            case "LessOrEqual" -> first.with(operand(node, 1), operator, Tensor.BOOL, (a, b) -> a <= b ? 1 : 0);
            case "Equal" -> first.with(operand(node, 1), operator, Tensor.BOOL, (a, b) -> a == b ? 1 : 0);
            default -> throw Unreadable.because("the operator " + operator);
        };
    }

    private Tensor constant(String name) {
        return Optional.ofNullable(constants.get(name))
                .orElseThrow(() -> Unreadable.because("a value '" + name + "' that is no constant"));
    }

    private Columns operand(GraphNode node, int i) {
        return value(node.inputs().get(i));
    }

    private Columns value(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> Unreadable.because("a value '" + name + "' of nowhere"));
    }

    private void result(GraphNode node, Columns result) {
        values.put(node.outputs().get(0), result);
    }
}
