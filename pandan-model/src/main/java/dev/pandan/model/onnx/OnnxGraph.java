package dev.pandan.model.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Builds an ONNX file node by node: core opset 17, ai.onnx.ml 3, IR 8. Field numbers are those of onnx.proto. */
final class OnnxGraph {
    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int DOUBLE = 11;

    private static final int IR = 8;
    private static final int CORE_OPSET = 17;
    private static final int ML_OPSET = 3;
    private static final int TYPE_INT = 2;
    private static final int TYPE_INTS = 7;
    private static final int TYPE_STRINGS = 8;

    private final String prefix;
    private final Wire nodes = new Wire();
    private final Wire initializers = new Wire();
    private final Wire inputs = new Wire();
    private final Wire outputs = new Wire();
    private int next;

    OnnxGraph() {
        this("");
    }

    /** @param prefix of the names of values */
    OnnxGraph(String prefix) {
        this.prefix = prefix;
    }

    /** @param size values per row */
    void input(String name, int type, int size) {
        inputs.message(11, value(name, type, size));
    }

    /** One value per row. */
    void output(String name, int type) {
        output(name, type, 1);
    }

    /** @param size values per row */
    void output(String name, int type, int size) {
        outputs.message(12, value(name, type, size));
    }

    /** A constant {@code double[values.length]}; returns its name. */
    String constant(double... values) {
        return initializer(tensor(DOUBLE, bytes(values), values.length));
    }

    /** A constant {@code double[rows, columns]}, at least one row; returns its name. */
    String constant(double[][] rows) {
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return initializer(tensor(DOUBLE, bytes(values), rows.length, rows[0].length));
    }

    /** A constant {@code float[1]}; returns its name. */
    String single(float value) {
        byte[] data = new byte[Float.BYTES];
        buffer(data).putFloat(value);
        return initializer(tensor(FLOAT, data, 1));
    }

    /** A constant {@code int64[values.length]}; returns its name. */
    String whole(long... values) {
        byte[] data = new byte[values.length * Long.BYTES];
        ByteBuffer buffer = buffer(data);
        for (long value : values) {
            buffer.putLong(value);
        }
        return initializer(tensor(INT64, data, values.length));
    }

    static byte[] bytes(double[] values) {
        byte[] data = new byte[values.length * Double.BYTES];
        ByteBuffer buffer = buffer(data);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return data;
    }

    private static ByteBuffer buffer(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A tensor without a name. */
    static Wire tensor(int type, byte[] data, int... dimensions) {
        Wire tensor = new Wire();
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, type).bytes(9, data);
    }

    private String initializer(Wire tensor) {
        String name = prefix + "constant_" + next++;
        initializers.message(5, tensor.text(8, name));
        return name;
    }

    /** A node with attributes and one output; returns the output's name. */
    String node(Attributes attributes, String operator, String... operands) {
        String result = prefix + "value_" + next++;
        nodes.message(1, node(operator, List.of(operands), result).raw(attributes.fields()));
        return result;
    }

    /** A node with one output; returns the output's name. */
    String node(String operator, String... operands) {
        String result = prefix + "value_" + next++;
        nodes.message(1, node(operator, List.of(operands), result));
        return result;
    }

    /** Columns of several values, at least one, as one; returns its name. */
    String sideBySide(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : node(new Attributes("").number("axis", 1), "Concat", values.toArray(String[]::new));
    }

    /** Gives a value another name, for an output of the model. */
    void name(String value, String name) {
        nodes.message(1, node("Identity", List.of(value), name));
    }

    String castToDouble(String value) {
        return cast(value, DOUBLE);
    }

    /** To {@code int64}. */
    String castToWhole(String value) {
        return cast(value, INT64);
    }

    private String cast(String value, int type) {
        String result = prefix + "value_" + next++;
        Wire to = new Wire().text(1, "to").number(3, type).number(20, TYPE_INT);
        nodes.message(1, node("Cast", List.of(value), result).message(5, to));
        return result;
    }

    /**
     * Position of a string among {@code keys}.
     *
     * @param positions one per key
     * @param otherwise position of a string that is no key
     */
    String position(String value, List<byte[]> keys, int[] positions, int otherwise) {
        String result = prefix + "value_" + next++;
        Wire keysAttribute = new Wire().text(1, "keys_strings");
        keys.forEach(key -> keysAttribute.bytes(9, key));
        Wire valuesAttribute = new Wire().text(1, "values_int64s");
        for (int position : positions) {
            valuesAttribute.number(8, position);
        }
        Wire other = new Wire().text(1, "default_int64").number(3, otherwise).number(20, TYPE_INT);
        Wire encoder = node("LabelEncoder", List.of(value), result)
                .text(7, "ai.onnx.ml")
                .message(5, keysAttribute.number(20, TYPE_STRINGS))
                .message(5, valuesAttribute.number(20, TYPE_INTS))
                .message(5, other);
        nodes.message(1, encoder);
        return result;
    }

    private static Wire node(String operator, List<String> operands, String result) {
        Wire node = new Wire();
        operands.forEach(operand -> node.text(1, operand));
        return node.text(2, result).text(3, result).text(4, operator);
    }

    /** A tensor {@code type[n, size]}. */
    private static Wire value(String name, int type, int size) {
        Wire rows = new Wire().text(2, "n");
        Wire columns = new Wire().number(1, size);
        Wire shape = new Wire().message(1, rows).message(1, columns);
        Wire tensor = new Wire().number(1, type).message(2, shape);
        return new Wire().text(1, name).message(2, new Wire().message(1, tensor));
    }

    /** Everything that was made, to go into another graph. */
    Wire fields() {
        return new Wire().raw(nodes).raw(initializers).raw(inputs).raw(outputs);
    }

    byte[] toBytes(String name) {
        Wire graph = new Wire();
        graph.raw(nodes).text(2, name).raw(initializers).raw(inputs).raw(outputs);
        return new Wire()
                .number(1, IR)
                .text(2, "pandan")
                .message(7, graph)
                .message(8, new Wire().text(1, "").number(2, CORE_OPSET))
                .message(8, new Wire().text(1, "ai.onnx.ml").number(2, ML_OPSET))
                .toBytes();
    }
}
