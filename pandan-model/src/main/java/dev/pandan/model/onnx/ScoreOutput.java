package dev.pandan.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import dev.pandan.model.signature.RowScores;
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
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a model's score is among its outputs: one named {@code score}; else one whose name says that it holds probabilities; else the first of real numbers. It has one
 * value per row, or two, of which the second is the positive class's, or is a sequence of maps from class to probability (ZipMap), of which the greatest class is the
 * positive one. A number that is predicted is one value per row; of several classes there is one value each, in their order, or a map by their names. Labels are no scores.
 */
final class ScoreOutput {
    private final String name;
    private final RowScores scores;
    private final Optional<Form> form;

    ScoreOutput(NodeInfo output, RowScores scores) {
        this.name = output.getName();
        this.scores = scores;
        this.form = Form.of(output).filter(of -> scores.takes(of.width()));
    }

    /** {@code MISMATCH} if no output is a score of this kind. */
    static ScoreOutput of(Collection<NodeInfo> outputs, RowScores scores) {
        return outputs.stream()
                .filter(output -> !output.getName().equals(OnnxScorer.LOG_DENSITY)
                        && !output.getName().equals(OnnxScorer.ALL_DISTANCES))
                .filter(output -> isScore(output, scores))
                .min(Comparator.comparingInt(ScoreOutput::rank))
                .map(output -> new ScoreOutput(output, scores))
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.MISMATCH,
                        "the ONNX model has no output with "
                                + scores.text()
                                + " per row (there are: "
                                + outputs.stream().map(NodeInfo::getName).toList() + ")"));
    }

    private static boolean isScore(NodeInfo output, RowScores scores) {
        if (output.getInfo() instanceof SequenceInfo sequence) {
            return scores.takes(Math.max(2, scores.wanted()))
                    && sequence.sequenceOfMaps
                    && (sequence.mapInfo.valueType == OnnxJavaType.FLOAT
                            || sequence.mapInfo.valueType == OnnxJavaType.DOUBLE);
        }
        if (!(output.getInfo() instanceof TensorInfo tensor)
                || (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.DOUBLE)) {
            return false;
        }
        long[] shape = tensor.getShape();
        return shape.length <= 1 || (shape.length == 2 && (shape[1] < 0 || scores.takes(shape[1])));
    }

    private static int rank(NodeInfo output) {
        return output.getName().equals(OnnxWriter.SCORE) ? 0 : output.getName().contains("prob") ? 1 : 2;
    }

    String name() {
        return name;
    }

    /** Of what size the output is; empty if the model does not say. */
    Optional<Form> form() {
        return form;
    }

    /** Values per row that are read: its score, or the probabilities of the classes. */
    int wanted() {
        return scores.wanted();
    }

    /** The values of some rows. */
    void read(OnnxValue value, int rows, double[] target, int offset) throws OrtException {
        if (value instanceof OnnxSequence sequence) {
            List<? extends OnnxValue> maps = sequence.getValue();
            for (int i = 0; i < rows; i++) {
                ofMap(maps.get(i), target, offset + i * wanted());
            }
            return;
        }
        OnnxTensor tensor = (OnnxTensor) value;
        double[] values = tensor.getInfo().type == OnnxJavaType.DOUBLE
                ? doubles(tensor.getDoubleBuffer())
                : doubles(tensor.getFloatBuffer());
        scores.read(name, values, rows, target, offset);
    }

    private void ofMap(OnnxValue map, double[] target, int offset) throws OrtException {
        Map<String, Object> byClass = new TreeMap<>();
        ((Map<?, ?>) map.getValue()).forEach((key, probability) -> byClass.put(key.toString(), probability));
        List<String> classes = scores.classes();
        if (classes.isEmpty()) {
            List<Object> ordered = List.copyOf(byClass.values());
            target[offset] = ((Number) Objects.requireNonNull(ordered.get(ordered.size() - 1))).doubleValue();
            return;
        }
        for (int i = 0; i < classes.size(); i++) {
            target[offset + i] =
                    byClass.get(classes.get(i)) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
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

    /**
     * Of a tensor.
     *
     * @param flat whether it has one dimension
     * @param width values per row
     */
    record Form(boolean isDouble, boolean flat, int width) {

        private static Optional<Form> of(NodeInfo output) {
            if (!(output.getInfo() instanceof TensorInfo tensor)) {
                return Optional.empty();
            }
            long[] shape = tensor.getShape();
            boolean known = shape.length == 1 || (shape.length == 2 && shape[1] > 0);
            return known
                    ? Optional.of(new Form(
                            tensor.type == OnnxJavaType.DOUBLE,
                            shape.length == 1,
                            shape.length == 1 ? 1 : (int) shape[1]))
                    : Optional.empty();
        }

        /** Sizes of the dimensions. */
        long[] shape(int rows) {
            return flat ? new long[] {rows} : new long[] {rows, width};
        }
    }
}
