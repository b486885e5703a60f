package dev.pandan.model.trees;

import dev.pandan.model.wire.WireReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of a graph. */
record GraphNode(String operator, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {

    /** Field numbers are those of onnx.proto's NodeProto. */
    static GraphNode read(WireReader in) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, Attribute> attributes = new HashMap<>();
        String operator = "";
        while (in.next()) {
            switch (in.field()) {
                case 1 -> inputs.add(in.text());
                case 2 -> outputs.add(in.text());
                case 4 -> operator = in.text();
                case 5 -> {
                    Attribute attribute = Attribute.read(in.message());
                    attributes.put(attribute.name, attribute);
                }
                default -> in.skip();
            }
        }
        return new GraphNode(operator, inputs, outputs, attributes);
    }

    Optional<Attribute> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** A single whole number. */
    long number(String name, long otherwise) {
        return attribute(name).map(Attribute::number).orElse(otherwise);
    }

    /** A text. */
    String text(String name, String otherwise) {
        return attribute(name).map(Attribute::text).orElse(otherwise);
    }

    /** Whole numbers; none if the attribute is not there. */
    int[] numbers(String name) {
        return attribute(name)
                .map(all -> all.numbers().stream().mapToInt(Long::intValue).toArray())
                .orElse(new int[0]);
    }

    /** Real numbers, as floats or as a tensor; none if neither is there. */
    double[] reals(String name) {
        return attribute(name + "_as_tensor")
                .or(() -> attribute(name))
                .map(Attribute::reals)
                .orElse(new double[0]);
    }

    /** One argument of an operator; what is not of its type is empty. */
    record Attribute(String name, long number, String text, List<Long> numbers, List<byte[]> texts, List<Double> all) {

        private static Attribute read(WireReader in) {
            String name = "";
            long number = 0;
            String text = "";
            List<Long> numbers = new ArrayList<>();
            List<byte[]> texts = new ArrayList<>();
            List<Double> reals = new ArrayList<>();
            while (in.next()) {
                switch (in.field()) {
                    case 1 -> name = in.text();
                    case 2 -> reals.add((double) in.single());
                    case 3 -> number = in.varint();
                    case 4 -> text = in.text();
                    case 5 -> {
                        for (double value : Tensor.read(in.message()).numbers()) {
                            reals.add(value);
                        }
                    }
                    case 7 -> reals.addAll(Tensor.singles(in));
                    case 8 -> numbers.addAll(Tensor.whole(in));
                    case 9 -> texts.add(in.bytes());
                    default -> in.skip();
                }
            }
            return new Attribute(name, number, text, numbers, texts, reals);
        }

        double[] reals() {
            return all.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
