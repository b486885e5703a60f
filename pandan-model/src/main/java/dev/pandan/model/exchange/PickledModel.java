package dev.pandan.model.exchange;

import dev.pandan.model.signature.ModelInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A model of scikit-learn that lies as a pickle in a model folder of MLflow, as the folder describes it. Nothing of the pickle itself is read here: that takes Python, and runs
 * whatever code it holds.
 *
 * @param file the pickle, inside the folder
 * @param versions of the packages that wrote it, as far as the folder names them: {@code scikit-learn} always, besides the one that the format is of
 * @param code folders with modules of its own, inside the folder
 * @param columns that it takes in by its signature, each a single value; empty if the folder does not say
 * @param facts what is known about its making, by name
 */
public record PickledModel(
        Path file,
        Format format,
        Map<String, String> versions,
        List<Path> code,
        List<ModelInput> columns,
        Map<String, String> facts) {
    public PickledModel {
        versions = Map.copyOf(versions);
        code = List.copyOf(code);
        columns = List.copyOf(columns);
        facts = Map.copyOf(facts);
    }

    /** What reads the file; also the name of the package that does, but for Python's own pickle. */
    public enum Format {
        PICKLE,
        CLOUDPICKLE,
        SKOPS;

        /** As MLflow names it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The pickle in a model folder of MLflow that has no flavor which is read without Python; {@code FILE_UNUSABLE} if the folder does not describe one that is safe to look for. */
    public static Optional<PickledModel> find(Path place) {
        return MlflowPickle.find(place);
    }
}
