package dev.pandan.model.exchange;

import dev.pandan.spec.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The flavor {@code sklearn} of a model folder of MLflow 1 to 3. What goes into a list of packages or is opened is checked: the folder may be anybody's. */
final class MlflowPickle {
    static final String FLAVOR = "sklearn";

    private static final String SCIKIT_LEARN = "scikit-learn";
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){0,3}((a|b|rc)\\d+)?(\\.(post|dev)\\d+)?");
    private static final Pattern PINNED =
            Pattern.compile("\\s*([A-Za-z0-9._-]+)\\s*==\\s*(" + VERSION.pattern() + ")\\s*([;#].*)?");

    private final Path folder;
    private final MlflowModel model;
    private final Map<String, Object> flavor;
    private final Map<String, Object> function;

    private MlflowPickle(Path folder, MlflowModel model) {
        this.folder = folder;
        this.model = model;
        this.flavor = YamlTree.map(model.flavors(), FLAVOR);
        this.function = YamlTree.map(model.flavors(), "python_function");
    }

    static Optional<PickledModel> find(Path folder) {
        if (!Files.isRegularFile(folder.resolve(MlflowModel.FILE))) {
            return Optional.empty();
        }
        MlflowModel model = MlflowModel.of(folder);
        return model.flavor().isEmpty() && model.flavors().containsKey(FLAVOR)
                ? Optional.of(new MlflowPickle(folder, model).read())
                : Optional.empty();
    }

    private PickledModel read() {
        PickledModel.Format format = format();
        Map<String, String> facts = new TreeMap<>(model.facts());
        facts.put("unpickled from", format.text());
        if (function.get("python_version") instanceof String version) {
            facts.put("pickled by python", version);
        }
        return new PickledModel(
                inside(place()), format, versions(format), code(), new MlflowColumns(model).read(), facts);
    }

    /** MLflow's own default, of folders that do not say, is pickle. */
    private PickledModel.Format format() {
        String text = String.valueOf(flavor.getOrDefault("serialization_format", "pickle"));
        return Arrays.stream(PickledModel.Format.values())
                .filter(format -> format.text().equals(text))
                .findFirst()
                .orElseThrow(() -> ForeignFiles.unusable(
                        model.file() + ": serialization_format is '" + text + "'", "pickle, cloudpickle or skops"));
    }

    private Map<String, String> versions(PickledModel.Format format) {
        Map<String, String> pinned = pinned();
        Map<String, String> versions = new TreeMap<>();
        Object declared = flavor.getOrDefault("sklearn_version", pinned.get(SCIKIT_LEARN));
        String version = String.valueOf(declared);
        if (declared == null || !VERSION.matcher(version).matches()) {
            throw ForeignFiles.unusable(
                    model.file() + ": "
                            + (declared == null ? "no sklearn_version" : "sklearn_version is '" + version + "'"),
                    "the version of scikit-learn that wrote the pickle, for example 1.7.2");
        }
        versions.put(SCIKIT_LEARN, version);
        if (pinned.containsKey(format.text())) {
            versions.put(format.text(), pinned.get(format.text()));
        }
        return versions;
    }

    /** Packages of {@code requirements.txt} whose version is a single one. */
    private Map<String, String> pinned() {
        Path file = folder.resolve("requirements.txt");
        Map<String, String> pinned = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            for (String line : MlflowModel.text(file).lines().toList()) {
                var match = PINNED.matcher(line);
                if (match.matches()) {
                    pinned.put(match.group(1), match.group(2));
                }
            }
        }
        return pinned;
    }

    /** By {@code pickled_model}, which MLflow has always written, below {@code data} if it lies there; else by {@code data} or {@code model_path}. */
    private String place() {
        String data =
                text("data", flavor).or(() -> text("model_path", function)).orElse("model.pkl");
        String named = text("pickled_model", flavor).orElse(data);
        return Stream.of(named, data + "/" + named)
                .filter(place -> Files.isRegularFile(folder.resolve(place)))
                .findFirst()
                .orElse(named);
    }

    private List<Path> code() {
        return text("code", flavor)
                .or(() -> text("code", function))
                .map(place -> List.of(inside(place)))
                .orElse(List.of());
    }

    private static Optional<String> text(String key, Map<String, Object> details) {
        return Optional.ofNullable(details.get(key)).map(String::valueOf);
    }

    /** A file or folder that is there, and, links followed, below the model folder. */
    private Path inside(String place) {
        try {
            Path root = folder.toRealPath();
            Path wanted = root.resolve(place).normalize();
            if (!wanted.startsWith(root)
                    || (Files.exists(wanted) && !wanted.toRealPath().startsWith(root))) {
                throw ForeignFiles.unusable(
                        model.file() + ": '" + place + "' lies outside of the folder", "a path in it");
            }
            return wanted.toRealPath();
        } catch (IOException e) {
            throw ForeignFiles.unusable(
                    folder.resolve(place) + ": no such file", "the one that " + model.file() + " names");
        }
    }
}
