package dev.pandan.model.trees;

import java.util.ArrayList;
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
            case "TreeEnsembleRegressor" -> result(node, trees(node));
            case "TreeEnsembleClassifier" -> {
                Columns sums = trees(node);
                values.put(node.outputs().get(1), new Columns(Tensor.FLOAT, new Voting(node).of(sums.all())));
            }
            case "Gather" -> gather(node);
            case "ReduceSum" -> reduce(node);
            case "LabelEncoder" -> result(node, Converted.labels(node, operand(node, 0)));
            case "OneHotEncoder" -> result(node, Converted.oneHot(node, operand(node, 0)));
            case "Imputer" -> result(node, Converted.imputed(node, operand(node, 0)));
            case "Scaler" -> result(node, Converted.scaled(node, operand(node, 0)));
            case "Split" -> split(node);
            case "Concat" -> result(node, concatenated(node));
            case "Where" -> result(node, chosen(node));
            case "Identity", "Reshape" -> result(node, operand(node, 0));
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

    /** Whether a value was read: labels are not. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Of the sums of the trees. */
    List<Column.Numeric> output(String name) {
        List<Column.Numeric> numbers = new ArrayList<>();
        for (Column column : value(name).all()) {
            if (!(column instanceof Column.Numeric number) || number.feature() != SUMS) {
                throw Unreadable.because("an output '" + name + "' that is not of the trees alone");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private Columns trees(GraphNode node) {
        Columns operand = operand(node, 0);
        boolean isClassifier = node.operator().equals("TreeEnsembleClassifier");
        if (forest != null
                || (!isClassifier && !node.text("post_transform", "NONE").equals("NONE"))) {
            throw Unreadable.because("several ensembles or transformed sums");
        }
        forest = ForestNode.read(node, operand.type());
        seen = operand.all();
        return isClassifier ? sums(Tensor.FLOAT) : based(node, sums(operand.type()));
    }

    /** Base values come last, and then the rounding to float32. */
    private static Columns based(GraphNode node, Columns sums) {
        double[] base = node.reals("base_values");
        Columns all = sums;
        if (base.length > 0) {
            Tensor constant = new Tensor("", sums.type(), new int[] {base.length}, base);
            all = sums.with(Columns.constant(constant), "Add", sums.type(), Double::sum);
        }
        return all.map("Cast", Tensor.FLOAT, value -> value);
    }

    /** Fresh sums, rounded to a type. */
    private Columns sums(int type) {
        List<Column> sums = new ArrayList<>();
        for (int i = 0; i < forest().outputs(); i++) {
            sums.add(new Column.Numeric(SUMS, i));
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

    /** Into parts of one width. */
    private void split(GraphNode node) {
        Columns all = operand(node, 0);
        int parts = node.outputs().size();
        if (node.inputs().size() > 1 || node.number("axis", 0) != 1 || all.all().size() % parts != 0) {
            throw Unreadable.because("a split into unequal parts");
        }
        int width = all.all().size() / parts;
        for (int i = 0; i < parts; i++) {
            values.put(node.outputs().get(i), new Columns(all.type(), all.all().subList(i * width, (i + 1) * width)));
        }
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
        return first.with(second, "Add", type, Double::sum);
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
