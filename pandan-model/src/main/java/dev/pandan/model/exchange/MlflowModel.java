package dev.pandan.model.exchange;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A model folder of MLflow: which of its flavors is read, and where its file lies. */
final class MlflowModel {
    static final String FILE = "MLmodel";

    private static final List<String> FLAVORS = List.of("onnx", "tensorflow", "pytorch", "xgboost", "lightgbm");
    private static final List<String> FACTS = List.of("run_id", "model_uuid", "mlflow_version", "utc_time_created");

    private MlflowModel() {}

    static ForeignModel read(Path folder) {
        Path file = folder.resolve(FILE);
        Map<String, Object> model = YamlTree.read(file.toString(), text(file));
        Map<String, Object> flavors = YamlTree.map(model, "flavors");
        String flavor = FLAVORS.stream()
                .filter(flavors::containsKey)
                .findFirst()
                .orElseThrow(
                        () -> ForeignFiles.unusable(
                                file + ": has the flavors " + flavors.keySet(),
                                "one of " + FLAVORS
                                        + "; export any other model to ONNX in Python and save it with mlflow.onnx.save_model"));
        Map<String, String> facts = new TreeMap<>(Map.of("imported from", ForeignFiles.name(folder)));
        for (String key : FACTS) {
            if (model.containsKey(key)) {
                facts.put("mlflow " + key, String.valueOf(model.get(key)));
            }
        }
        Path place = folder.resolve(place(folder, flavor, YamlTree.map(flavors, flavor)));
        return new ForeignModel(ForeignFiles.form(place), facts);
    }

    private static String place(Path folder, String flavor, Map<String, Object> details) {
        String data = String.valueOf(details.getOrDefault("data", "data"));
        return switch (flavor) {
            case "onnx" -> String.valueOf(details.getOrDefault("data", "model.onnx"));
            case "tensorflow" ->
                details.containsKey("saved_model_dir")
                        ? String.valueOf(details.get("saved_model_dir"))
                        : firstThere(folder, data + "/model", data + "/model.keras", data + "/model.h5");
            case "pytorch" -> torchScript(folder, String.valueOf(details.getOrDefault("model_data", "data")));
            case "lightgbm" -> booster(folder, data);
            default -> data;
        };
    }

    /** Since version 3 MLflow keeps what torch.export makes, unless it is told otherwise. */
    private static String torchScript(Path folder, String data) {
        if (Files.exists(folder.resolve(data).resolve("model.pt2"))) {
            throw ForeignFiles.unusable(
                    folder + ": a .pt2 file of torch.export, which MLflow 3 writes unless told otherwise",
                    "mlflow.pytorch.save_model(torch.jit.script(module), ..., serialization_format=\"pickle\"), or ONNX"
                            + " by torch.onnx.export, saved with mlflow.onnx.save_model");
        }
        return data + "/model.pth";
    }

    /** LightGBM's text, unless it is one of its classes for scikit-learn: of those MLflow keeps a pickle or a file of skops. */
    private static String booster(Path folder, String data) {
        if (data.endsWith(".pkl") || data.endsWith(".skops")) {
            throw ForeignFiles.unusable(
                    folder + ": a model of LightGBM's classes for scikit-learn, which only Python can read",
                    "its booster: mlflow.lightgbm.save_model(model.booster_, ...), or the file that"
                            + " model.booster_.save_model(\"model.txt\") writes");
        }
        return data;
    }

    private static String firstThere(Path folder, String... places) {
        return Stream.of(places)
                .filter(place -> Files.exists(folder.resolve(place)))
                .findFirst()
                .orElse(places[0]);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": cannot be read as UTF-8 text", e);
        }
    }
}
