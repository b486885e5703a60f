package dev.pandan.model.onnx;

import dev.pandan.model.wire.WireReader;
import java.util.ArrayList;
import java.util.List;

/** A node of a graph of which only the names are looked at. Field numbers are those of NodeProto. */
record GraphNodeBytes(String name, String operator, List<String> inputs, List<String> outputs, Wire rest) {
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int NAME = 3;
    private static final int OPERATOR = 4;

    static GraphNodeBytes read(WireReader node) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        String name = "";
        String operator = "";
        Wire rest = new Wire();
        while (node.next()) {
            switch (node.field()) {
                case INPUT -> inputs.add(node.text());
                case OUTPUT -> outputs.add(node.text());
                case NAME -> name = node.text();
                case OPERATOR -> operator = node.text();
                default -> rest.raw(node.whole());
            }
        }
        return new GraphNodeBytes(name, operator, inputs, outputs, rest);
    }

    /** Whether it turns probabilities into maps from class to probability. */
    boolean isZipMap() {
        return operator.equals("ZipMap");
    }

    /** The node with another name in place of one, be it its own or a value's. */
    Wire renamed(String from, String to) {
        Wire node = new Wire();
        inputs.forEach(input -> node.text(INPUT, input.equals(from) ? to : input));
        outputs.forEach(output -> node.text(OUTPUT, output.equals(from) ? to : output));
        return node.text(NAME, name.equals(from) ? to : name)
                .text(OPERATOR, operator)
                .raw(rest);
    }
}
