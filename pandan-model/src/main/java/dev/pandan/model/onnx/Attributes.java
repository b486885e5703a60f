package dev.pandan.model.onnx;

import java.util.List;

/** The attributes of a node. */
final class Attributes {
    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int TENSOR = 4;
    private static final int INTS = 7;
    private static final int STRINGS = 8;

    private final Wire fields = new Wire();

    /** @param domain of the operator; empty for those of the core */
    Attributes(String domain) {
        fields.text(7, domain);
    }

    Attributes number(String name, int value) {
        return add(new Wire().text(1, name).number(3, value).number(20, INT));
    }

    Attributes text(String name, String value) {
        return add(new Wire().text(1, name).text(4, value).number(20, STRING));
    }

    Attributes numbers(String name, List<Integer> values) {
        Wire attribute = new Wire().text(1, name);
        values.forEach(value -> attribute.number(8, value));
        return add(attribute.number(20, INTS));
    }

    Attributes texts(String name, List<String> values) {
        Wire attribute = new Wire().text(1, name);
        values.forEach(value -> attribute.text(9, value));
        return add(attribute.number(20, STRINGS));
    }

    Attributes doubles(String name, List<Double> values) {
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        Wire tensor = OnnxGraph.tensor(OnnxGraph.DOUBLE, OnnxGraph.bytes(all), all.length)
                .text(8, name);
        return add(new Wire().text(1, name).message(5, tensor).number(20, TENSOR));
    }

    private Attributes add(Wire attribute) {
        fields.message(5, attribute);
        return this;
    }

    Wire fields() {
        return fields;
    }
}
