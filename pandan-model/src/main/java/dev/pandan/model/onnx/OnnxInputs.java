package dev.pandan.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;

/** The inputs that an ONNX model declares. */
final class OnnxInputs {
    private OnnxInputs() {}

    static ModelInput of(NodeInfo info) {
        return info.getInfo() instanceof TensorInfo tensor
                ? ModelInput.of(info.getName(), type(tensor.type), tensor.getShape())
                : ModelInput.unfit(info.getName());
    }

    /** Whether a value of the model may have any number of rows. */
    static boolean anyRows(NodeInfo info) {
        return info.getInfo() instanceof TensorInfo tensor && tensor.getShape().length > 0 && tensor.getShape()[0] < 0;
    }

    private static ElementType type(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> ElementType.FLOAT;
            case DOUBLE -> ElementType.DOUBLE;
            case STRING -> ElementType.STRING;
            case INT64 -> ElementType.INT64;
            case INT32 -> ElementType.INT32;
            default -> ElementType.OTHER;
        };
    }
}
