package dev.pandan.model.exchange;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that was trained elsewhere: an {@code .onnx} file, or a model folder of MLflow with the flavor {@code onnx}.
 *
 * @param onnx the file; not modified
 * @param facts what is known about its making, by name
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes; never compared by equals.
public record ForeignModel(byte[] onnx, Map<String, String> facts) {
    private static final String MLMODEL = "MLmodel";

    public ForeignModel {
        facts = Map.copyOf(facts);
    }

    /** {@code FILE_UNUSABLE} if it cannot be read or is something else. */
    public static ForeignModel read(Path place) {
        if (Files.isDirectory(place)) {
            return mlflow(place);
        }
        if (!Files.isRegularFile(place)) {
            throw unusable(place + ": no such file", "an .onnx file, or a model folder of MLflow");
        }
        return new ForeignModel(bytes(place), Map.of("imported from", name(place)));
    }

    private static ForeignModel mlflow(Path folder) {
        Path file = folder.resolve(MLMODEL);
        if (!Files.isRegularFile(file)) {
            throw unusable(folder + ": holds no file " + MLMODEL, "an .onnx file, or a model folder of MLflow");
        }
        Map<String, Object> model = YamlTree.read(file.toString(), text(file));
        Map<String, Object> flavors = YamlTree.map(model, "flavors");
        if (!flavors.containsKey("onnx")) {
            throw unusable(
                    file + ": has the flavors " + flavors.keySet(),
                    "onnx: export the model to ONNX in Python and save it with mlflow.onnx.save_model");
        }
        String data = String.valueOf(YamlTree.map(flavors, "onnx").getOrDefault("data", "model.onnx"));
        Map<String, String> facts = new TreeMap<>(Map.of("imported from", name(folder)));
        for (String key : new String[] {"run_id", "model_uuid", "mlflow_version", "utc_time_created"}) {
            if (model.containsKey(key)) {
                facts.put("mlflow " + key, String.valueOf(model.get(key)));
            }
        }
        return new ForeignModel(bytes(folder.resolve(data)), facts);
    }

    private static String name(Path place) {
        return String.valueOf(place.toAbsolutePath().normalize().getFileName());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": cannot be read", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": cannot be read as UTF-8 text", e);
        }
    }

    private static PandanException unusable(String found, String expected) {
        return PandanException.of(ErrorCode.FILE_UNUSABLE, found + " (expected: " + expected + ")");
    }
}
