package dev.pandan.model.exchange;

import dev.pandan.model.signature.ModelInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A model that only Python reads: of scikit-learn, as a pickle in a model folder of MLflow, or a network, as a pickle of PyTorch or a file of Keras, in such a folder or by itself.
 * Nothing of its content is read here: that takes Python, and runs whatever code it holds.
 *
 * @param file inside the folder of MLflow, if there is one
 * @param versions of the packages that wrote it, as far as they are needed to read it: of a model of scikit-learn {@code scikit-learn} always, besides the one that the format is of
 * @param code folders with modules of its own, inside the folder of MLflow
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
        SKOPS,
        /** A file of Keras: a zip with its weights, or HDF5. */
        KERAS,
        /** A zip of PyTorch with a pickled module, or with what {@code torch.export} made of one. */
        TORCH;

        /** As MLflow names it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isNetwork() {
            return this == KERAS || this == TORCH;
        }
    }

    /**
     * What a file or folder holds for Python alone: in a model folder of MLflow of the flavor that is read, or {@code sklearn} if none is. {@code FILE_UNUSABLE} if the folder does not
     * describe what is safe to look for.
     */
    public static Optional<PickledModel> find(Path place) {
        return NetworkFile.find(place).or(() -> MlflowPickle.find(place));
    }
}
