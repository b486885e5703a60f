package dev.pandan.model.exchange;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Path place = folder.resolve(model.place(flavor));
        return new ForeignModel(ForeignFiles.form(place), model.facts());
    }

    Path file() {
        return folder.resolve(FILE);
    }

    Map<String, Object> flavors() {
        return YamlTree.map(tree, "flavors");
    }

    /** Its own account of a flavor. */
    Map<String, Object> flavor(String name) {
        return YamlTree.map(flavors(), name);
    }

    /** The one that is read: all but {@code sklearn} can be without Python. */
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

    /** A file or folder that is there, and, links followed, below the model folder. */
    Path inside(String place) {
        try {
            Path root = folder.toRealPath();
            Path wanted = root.resolve(place).normalize();
            if (!wanted.startsWith(root)
                    || (Files.exists(wanted) && !wanted.toRealPath().startsWith(root))) {
                throw ForeignFiles.unusable(file() + ": '" + place + "' lies outside of the folder", "a path in it");
            }
            return wanted.toRealPath();
        } catch (IOException e) {
            throw ForeignFiles.unusable(folder.resolve(place) + ": no such file", "the one that " + file() + " names");
        }
    }

    /** Folders with modules of its own, of a flavor or else of the function that Python calls. */
    List<Path> code(Map<String, Object> flavor) {
        return Stream.of(flavor, YamlTree.map(flavors(), "python_function"))
                .map(details -> details.get("code"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(place -> List.of(inside(place.toString())))
                .orElse(List.of());
    }

    /** Where the file of a flavor lies. */
    String place(String flavor) {
        return place(folder, flavor, flavor(flavor));
    }

    private static String place(Path folder, String flavor, Map<String, Object> details) {
        String data = String.valueOf(details.getOrDefault("data", "data"));
        return switch (flavor) {
            case "onnx" -> String.valueOf(details.getOrDefault("data", "model.onnx"));
            case "tensorflow" ->
                details.containsKey("saved_model_dir")
                        ? String.valueOf(details.get("saved_model_dir"))
                        : firstThere(folder, data + "/model", data + "/model.keras", data + "/model.h5");
            case "pytorch" -> {
                String torch = String.valueOf(details.getOrDefault("model_data", "data"));
                yield firstThere(folder, torch + "/model.pth", torch + "/model.pt2");
            }
            case "lightgbm" -> booster(folder, data);
            default -> data;
        };
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

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": cannot be read as UTF-8 text", e);
        }
    }
}
