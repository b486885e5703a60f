package dev.pandan.tensorflow;

import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.model.signature.RowScores;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The signature of a SavedModel that is served: {@code serving_default}, or the only one. Its score is an output called {@code score}, else one whose name says that
 * it holds probabilities, else the first of real numbers.
 *
 * @param inputs names of tensors by name of the input
 * @param output name of the score
 * @param tensor that holds it
 */
record ServingSignature(List<ModelInput> inputs, Map<String, String> tensors, String output, String tensor) {
    private static final String DEFAULT = "serving_default";
    private static final String INITIALISES = "__saved_model_init_op";

    /** @param scores what its score holds per row */
    static ServingSignature of(MetaGraphDef graph, RowScores scores) {
        Map<String, SignatureDef> signatures = new TreeMap<>(graph.getSignatureDefMap());
        signatures.remove(INITIALISES);
        SignatureDef chosen =
                signatures.size() == 1 ? signatures.values().iterator().next() : signatures.get(DEFAULT);
        if (chosen == null) {
            throw mismatch("has the signatures " + signatures.keySet(), DEFAULT + ", or one only");
        }
        Map<String, TensorInfo> inputs = new TreeMap<>(chosen.getInputsMap());
        Map<String, String> tensors = new TreeMap<>();
        inputs.forEach((name, input) -> tensors.put(name, input.getName()));
        Map.Entry<String, TensorInfo> score = score(new TreeMap<>(chosen.getOutputsMap()), scores);
        return new ServingSignature(
                inputs.entrySet().stream()
                        .map(input -> input(input.getKey(), input.getValue()))
                        .toList(),
                tensors,
                score.getKey(),
                score.getValue().getName());
    }

    private static ModelInput input(String name, TensorInfo tensor) {
        return tensor.getTensorShape().getUnknownRank()
                ? ModelInput.unfit(name)
                : ModelInput.of(name, type(tensor.getDtype()), shape(tensor));
    }

    private static long[] shape(TensorInfo tensor) {
        return tensor.getTensorShape().getDimList().stream()
                .mapToLong(TensorShapeProto.Dim::getSize)
                .toArray();
    }

    private static ElementType type(DataType type) {
        return switch (type) {
            case DT_FLOAT -> ElementType.FLOAT;
            case DT_DOUBLE -> ElementType.DOUBLE;
            case DT_STRING -> ElementType.STRING;
            case DT_INT64 -> ElementType.INT64;
            case DT_INT32 -> ElementType.INT32;
            default -> ElementType.OTHER;
        };
    }

    private static Map.Entry<String, TensorInfo> score(Map<String, TensorInfo> outputs, RowScores scores) {
        return outputs.entrySet().stream()
                .filter(output -> isScore(output.getValue(), scores))
                .min(Comparator.comparingInt(output -> rank(output.getKey())))
                .orElseThrow(() ->
                        mismatch("has the outputs " + outputs.keySet(), "one with " + scores.text() + " per row"));
    }

    private static boolean isScore(TensorInfo output, RowScores scores) {
        boolean real = output.getDtype() == DataType.DT_FLOAT || output.getDtype() == DataType.DT_DOUBLE;
        long[] shape = shape(output);
        return real && (shape.length <= 1 || (shape.length == 2 && (shape[1] < 0 || scores.takes(shape[1]))));
    }

    private static int rank(String output) {
        return output.equals("score") ? 0 : output.contains("prob") ? 1 : 2;
    }

    /** Whether a call may hold several rows. */
    boolean anyRows(MetaGraphDef graph) {
        return graph.getSignatureDefMap().values().stream()
                .flatMap(signature -> signature.getInputsMap().values().stream())
                .filter(input -> tensors.containsValue(input.getName()))
                .allMatch(input -> shape(input).length > 0 && shape(input)[0] < 0);
    }

    private static PandanException mismatch(String found, String expected) {
        return PandanException.of(ErrorCode.MISMATCH, "the SavedModel " + found + " (expected: " + expected + ")");
    }
}
