package dev.pandan.training.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a script left in its folder {@code output}: {@code result.json}, which names the rest, is written last.
 *
 * @param format {@code onnx}
 * @param model file of the model
 * @param scores of the test rows, in their order; of several classes the probabilities of each
 * @param metrics as the script reckoned them
 * @param versions of its libraries
 * @param clusters how many it tells apart; 0 if it is no model of clusters
 * @param isOfProbabilities whether it tells clusters by their probabilities, not by distances
 * @param ties positions of rows whose score depends on which of equally near neighbours is taken
 */
@SuppressWarnings("ArrayRecordComponent") // Read once; never compared by equals.
record ScriptResult(
        String format,
        Path model,
        double[][] scores,
        Map<String, Double> metrics,
        Map<String, String> versions,
        int clusters,
        boolean isOfProbabilities,
        Set<Integer> ties) {

    /** What a fact or a parameter says of rows that were not compared. */
    static final String TIED = "rows with neighbours that tie, not compared";

    /** How many there are, if there are any. */
    Optional<String> tied() {
        return ties.isEmpty() ? Optional.empty() : Optional.of(ties.size() + " of " + scores.length);
    }

    /** {@code TRAINING_FAILED} if something is missing or cannot be read. */
    static ScriptResult read(Path output, String script) {
        Path file = output.resolve("result.json");
        if (!Files.exists(file)) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    script
                            + " ended well but handed back no model (expected: at its end a call of pandan.save_sklearn,"
                            + " save_keras, save_torch, save_trees, save_saved_model, save_torchscript or save_onnx)");
        }
        try {
            JsonNode result = new ObjectMapper().readTree(file.toFile());
            Map<String, Double> metrics = new TreeMap<>();
            result.path("metrics")
                    .properties()
                    .forEach(entry ->
                            metrics.put(entry.getKey(), entry.getValue().asDouble()));
            Map<String, String> versions = new TreeMap<>();
            result.path("versions")
                    .properties()
                    .forEach(entry ->
                            versions.put(entry.getKey(), entry.getValue().asText()));
            return new ScriptResult(
                    result.path("format").asText(),
                    output.resolve(result.path("model").asText()),
                    scores(output.resolve("scores.txt")),
                    metrics,
                    versions,
                    result.path("clusters").asInt(),
                    result.path("probabilities").asBoolean(),
                    StreamSupport.stream(result.path("ties").spliterator(), false)
                            .map(JsonNode::asInt)
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException | NumberFormatException e) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    output + ": what " + script + " left cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static double[][] scores(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .map(line -> Arrays.stream(line.strip().split(" +"))
                        .mapToDouble(text -> text.equals("nan") ? Double.NaN : Double.parseDouble(text))
                        .toArray())
                .toArray(double[][]::new);
    }
}
