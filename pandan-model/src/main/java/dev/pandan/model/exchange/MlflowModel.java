package dev.pandan.model.exchange;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A model folder of MLflow: which of its flavors is read, and where its file lies.
 *
 * @param tree content of {@link #FILE}
 */
record MlflowModel(Path folder, Map<String, Object> tree) {
    static final String FILE = "MLmodel";

    private static final List<String> FLAVORS = List.of("onnx", "tensorflow", "pytorch", "xgboost", "lightgbm");
    private static final List<String> FACTS = List.of("run_id", "model_uuid", "mlflow_version", "utc_time_created");

    static MlflowModel of(Path folder) {
        Path file = folder.resolve(FILE);
        return new MlflowModel(folder, YamlTree.read(file.toString(), text(file)));
    }

    static ForeignModel read(Path folder) {
        MlflowModel model = of(folder);
        String flavor = model.flavor().orElseThrow(model::refused);
        Path place = folder.resolve(place(folder, flavor, YamlTree.map(model.flavors(), flavor)));
        return new ForeignModel(ForeignFiles.form(place), model.facts());
    }

    Path file() {
        return folder.resolve(FILE);
    }

    Map<String, Object> flavors() {
        return YamlTree.map(tree, "flavors");
    }

    /** The one that is read without Python. */
    Optional<String> flavor() {
        return FLAVORS.stream().filter(flavors()::containsKey).findFirst();
    }

    private PandanException refused() {
        if (flavors().containsKey(MlflowPickle.FLAVOR)) {
            return ForeignFiles.unusable(
                    file() + ": a model of scikit-learn as a pickle, which only Python can read",
                    "--unpickle, which has Python read it and makes ONNX of it. That runs whatever code the folder holds:"
                            + " only for one that you trust");
        }
        return ForeignFiles.unusable(
                file() + ": has the flavors " + flavors().keySet(),
                "one of " + FLAVORS + ", or sklearn with --unpickle; export any other model to ONNX in Python and save"
                        + " it with mlflow.onnx.save_model");
    }

    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>(Map.of("imported from", ForeignFiles.name(folder)));
        for (String key : FACTS) {
            if (tree.containsKey(key)) {
                facts.put("mlflow " + key, String.valueOf(tree.get(key)));
            }
        }
        return facts;
    }

    private static String place(Path folder, String flavor, Map<String, Object> details) {
        String data = String.valueOf(details.getOrDefault("data", "data"));
        return switch (flavor) {
            case "onnx" -> String.valueOf(details.getOrDefault("data", "model.onnx"));
            case "tensorflow" ->
                details.containsKey("saved_model_dir")
                        ? String.valueOf(details.get("saved_model_dir"))
                        : firstThere(folder, data + "/model", data + "/model.keras", data + "/model.h5");
            case "pytorch" -> details.getOrDefault("model_data", "data") + "/model.pth";
            default -> data;
        };
    }

    private static String firstThere(Path folder, String... places) {
        return Stream.of(places)
                .filter(place -> Files.exists(folder.resolve(place)))
                .findFirst()
                .orElse(places[0]);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": cannot be read as UTF-8 text", e);
        }
    }
}
