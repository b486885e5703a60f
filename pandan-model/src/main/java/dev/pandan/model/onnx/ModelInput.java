package dev.pandan.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Locale;

/**
 * An input as a model declares it.
 *
 * @param type UNKNOWN: no tensor
 * @param width values per row; -1: any number
 * @param flat whether it has one dimension only, rows
 */
record ModelInput(String name, OnnxJavaType type, long width, boolean flat) {

    static ModelInput of(NodeInfo info) {
        if (!(info.getInfo() instanceof TensorInfo tensor)) {
            return new ModelInput(info.getName(), OnnxJavaType.UNKNOWN, 0, false);
        }
        long[] shape = tensor.getShape();
        boolean rows = shape.length >= 1 && (shape[0] == 1 || shape[0] < 0);
        if (!rows || shape.length > 2) {
            return new ModelInput(info.getName(), OnnxJavaType.UNKNOWN, 0, false);
        }
        return new ModelInput(info.getName(), tensor.type, shape.length == 1 ? 1 : shape[1], shape.length == 1);
    }

    boolean takes(int values) {
        return width == values || (width < 0 && !flat);
    }

    /** For example {@code float[n,1]}. */
    String text() {
        if (type == OnnxJavaType.UNKNOWN) {
            return "no rows of values";
        }
        String values = flat ? "" : width < 0 ? ",?" : "," + width;
        return type.toString().toLowerCase(Locale.ROOT) + "[n" + values + "]";
    }
}
