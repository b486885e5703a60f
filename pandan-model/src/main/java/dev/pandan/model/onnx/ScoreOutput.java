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
import java.util.TreeMap;

/**
 * Where a model's score is among its outputs: one named {@code score}; else one whose name says that it holds probabilities; else the first of real numbers. It has one
 * value per row, or two, of which the second is the positive class's, or is a sequence of maps from class to probability (ZipMap), of which the greatest class is the
 * positive one. A number that is predicted is one value per row; of several classes there is one value each, in their order, or a map by their names. Labels are no scores.
 */
final class ScoreOutput {
    private final String name;
    /** Most values per row. */
    private final int most;

    private final List<String> classes;

    private ScoreOutput(String name, int most, List<String> classes) {
        this.name = name;
        this.most = most;
        this.classes = List.copyOf(classes);
    }

    /** {@code MISMATCH} if no output is a score of this kind. */
    static ScoreOutput of(Collection<NodeInfo> outputs, OutputKind kind, List<String> classes) {
        int most =
                switch (kind) {
                    case NUMBER -> 1;
                    case BINARY -> 2;
                    case CLASS -> classes.size();
                };
        return outputs.stream()
                .filter(output -> isScore(output, most))
                .min(Comparator.comparingInt(ScoreOutput::rank))
                .map(output -> new ScoreOutput(output.getName(), most, classes))
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.MISMATCH,
                        "the ONNX model has no output with "
                                + wanted(kind, classes)
                                + " per row (there are: "
                                + outputs.stream().map(NodeInfo::getName).toList() + ")"));
    }

    private static String wanted(OutputKind kind, List<String> classes) {
        return switch (kind) {
            case NUMBER -> "one number";
            case BINARY -> "one score, or the probabilities of two classes,";
            case CLASS -> "the probabilities of the " + classes.size() + " classes " + classes;
        };
    }

    private static boolean isScore(NodeInfo output, int most) {
        if (output.getInfo() instanceof SequenceInfo sequence) {
            return most > 1
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

    /** The score of the one row, or the probabilities of the classes. */
    double[] read(OnnxValue value) throws OrtException {
        if (value instanceof OnnxSequence sequence) {
            return ofMap(sequence.getValue());
        }
        OnnxTensor tensor = (OnnxTensor) value;
        double[] values = tensor.getInfo().type == OnnxJavaType.DOUBLE
                ? doubles(tensor.getDoubleBuffer())
                : doubles(tensor.getFloatBuffer());
        if (!classes.isEmpty() && values.length == classes.size()) {
            return values;
        } else if (classes.isEmpty() && (values.length == 1 || values.length == most)) {
            return new double[] {values[values.length - 1]};
        }
        throw PandanException.of(
                ErrorCode.MISMATCH,
                "output '" + name + "' of the ONNX model holds " + values.length + " values per row (expected: "
                        + (classes.isEmpty() ? most == 1 ? "1" : "1 or 2" : classes.size()) + ")");
    }

    private double[] ofMap(List<? extends OnnxValue> maps) throws OrtException {
        Map<String, Object> byClass = new TreeMap<>();
        ((Map<?, ?>) maps.get(0).getValue()).forEach((key, probability) -> byClass.put(key.toString(), probability));
        if (classes.isEmpty()) {
            List<Object> ordered = List.copyOf(byClass.values());
            return new double[] {((Number) ordered.get(ordered.size() - 1)).doubleValue()};
        }
        return classes.stream()
                .mapToDouble(name -> byClass.get(name) instanceof Number number ? number.doubleValue() : Double.NaN)
                .toArray();
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
