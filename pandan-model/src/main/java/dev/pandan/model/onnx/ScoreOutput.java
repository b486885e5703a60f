package dev.pandan.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import dev.pandan.model.OutputKind;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where a model's score is among its outputs: one named {@code score}; else one whose name says that it holds probabilities; else the first of real numbers. It has one
 * value per row, or two, of which the second is the positive class's, or is a sequence of maps from class to probability (ZipMap), of which the greatest class is the
 * positive one. A number that is predicted is one value per row. Labels are no scores.
 */
final class ScoreOutput {
    private final String name;
    /** Most values per row. */
    private final int most;

    private ScoreOutput(String name, int most) {
        this.name = name;
        this.most = most;
    }

    /** {@code MISMATCH} if no output is a score of this kind. */
    static ScoreOutput of(Collection<NodeInfo> outputs, OutputKind kind) {
        int most = kind == OutputKind.BINARY ? 2 : 1;
        return outputs.stream()
                .filter(output -> isScore(output, most))
                .min(Comparator.comparingInt(ScoreOutput::rank))
                .map(output -> new ScoreOutput(output.getName(), most))
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.MISMATCH,
                        "the ONNX model has no output with one "
                                + (most == 1 ? "number" : "score, or the probabilities of two classes,")
                                + " per row (there are: "
                                + outputs.stream().map(NodeInfo::getName).toList() + ")"));
    }

    private static boolean isScore(NodeInfo output, int most) {
        if (output.getInfo() instanceof SequenceInfo sequence) {
            return most == 2
                    && sequence.sequenceOfMaps
                    && (sequence.mapInfo.valueType == OnnxJavaType.FLOAT
                            || sequence.mapInfo.valueType == OnnxJavaType.DOUBLE);
        }
        if (!(output.getInfo() instanceof TensorInfo tensor)
                || (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.DOUBLE)) {
            return false;
        }
        long[] shape = tensor.getShape();
        return shape.length <= 1 || (shape.length == 2 && shape[1] <= most);
    }

    private static int rank(NodeInfo output) {
        return output.getName().equals(OnnxWriter.SCORE) ? 0 : output.getName().contains("prob") ? 1 : 2;
    }

    String name() {
        return name;
    }

    /** The score of the one row. */
    double read(OnnxValue value) throws OrtException {
        if (value instanceof OnnxSequence sequence) {
            return ofClasses(sequence.getValue());
        }
        OnnxTensor tensor = (OnnxTensor) value;
        double[] values = tensor.getInfo().type == OnnxJavaType.DOUBLE
                ? doubles(tensor.getDoubleBuffer())
                : doubles(tensor.getFloatBuffer());
        if (values.length == 1 || values.length == most) {
            return values[values.length - 1];
        }
        throw PandanException.of(
                ErrorCode.MISMATCH,
                "output '" + name + "' of the ONNX model holds " + values.length + " values per row (expected: "
                        + (most == 1 ? "1" : "1 or 2") + ")");
    }

    private static double ofClasses(List<? extends OnnxValue> maps) throws OrtException {
        Map<String, Object> byClass = new TreeMap<>();
        ((Map<?, ?>) maps.get(0).getValue()).forEach((key, probability) -> byClass.put(key.toString(), probability));
        List<Object> ordered = List.copyOf(byClass.values());
        return ((Number) Objects.requireNonNull(ordered.get(ordered.size() - 1))).doubleValue();
    }

    private static double[] doubles(DoubleBuffer buffer) {
        double[] values = new double[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static double[] doubles(FloatBuffer buffer) {
        double[] values = new double[buffer.remaining()];
        Arrays.setAll(values, buffer::get);
        return values;
    }
}
