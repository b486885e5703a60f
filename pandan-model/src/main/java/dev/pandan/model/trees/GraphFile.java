package dev.pandan.model.trees;

import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.model.wire.WireReader;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX file as it is: nodes in an order in which they can be computed.
 *
 * @param outputs names
 */
record GraphFile(List<ModelInput> inputs, List<String> outputs, List<GraphNode> nodes, Map<String, Tensor> constants) {

    private static final int GRAPH = 7;

    /** {@code MISMATCH} if it is no such file. */
    static GraphFile read(byte[] file) {
        try {
            WireReader model = new WireReader(file);
            while (model.next()) {
                if (model.field() == GRAPH) {
                    return graph(model.message());
                }
                model.skip();
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw Unreadable.because("no end");
        }
        throw Unreadable.because("no graph");
    }

    private static GraphFile graph(WireReader in) {
        GraphFile graph = new GraphFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        while (in.next()) {
            switch (in.field()) {
                case 1 -> graph.nodes.add(GraphNode.read(in.message()));
                case 5 -> {
                    Tensor constant = Tensor.read(in.message());
                    graph.constants.put(constant.name(), constant);
                }
                case 11 -> graph.inputs.add(input(in.message()));
                case 12 -> graph.outputs.add(input(in.message()).name());
                default -> in.skip();
            }
        }
        graph.inputs.removeIf(input -> graph.constants.containsKey(input.name()));
        return graph;
    }

    private static ModelInput input(WireReader value) {
        String name = "";
        ElementType type = ElementType.OTHER;
        List<Long> shape = new ArrayList<>();
        while (value.next()) {
            if (value.field() == 1) {
                name = value.text();
            } else if (value.field() == 2) {
                type = tensor(value.message(), shape);
            } else {
                value.skip();
            }
        }
        return ModelInput.of(
                name, type, shape.stream().mapToLong(Long::longValue).toArray());
    }

    private static ElementType tensor(WireReader type, List<Long> shape) {
        ElementType element = ElementType.OTHER;
        while (type.next()) {
            if (type.field() != 1) {
                type.skip();
                continue;
            }
            WireReader tensor = type.message();
            while (tensor.next()) {
                if (tensor.field() == 1) {
                    element = element((int) tensor.varint());
                } else if (tensor.field() == 2) {
                    dimensions(tensor.message(), shape);
                } else {
                    tensor.skip();
                }
            }
        }
        return element;
    }

    private static void dimensions(WireReader all, List<Long> shape) {
        while (all.next()) {
            if (all.field() != 1) {
                all.skip();
                continue;
            }
            long size = -1;
            WireReader one = all.message();
            while (one.next()) {
                if (one.field() == 1) {
                    size = one.varint();
                } else {
                    one.skip();
                }
            }
            shape.add(size);
        }
    }

    private static ElementType element(int type) {
        return switch (type) {
            case Tensor.FLOAT -> ElementType.FLOAT;
            case Tensor.DOUBLE -> ElementType.DOUBLE;
            case Tensor.STRING -> ElementType.STRING;
            case Tensor.INT64 -> ElementType.INT64;
            case Tensor.INT32 -> ElementType.INT32;
            default -> ElementType.OTHER;
        };
    }
}
