package dev.pandan.model.exchange;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Model;
import dev.pandan.model.runtime.OptionalPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model that was trained elsewhere.
 *
 * @param form how it becomes a model of a decision
 * @param classes that it tells apart by its own account, in the order of its probabilities; empty if it does not say
 * @param facts what is known about its making, by name
 */
public record ForeignModel(Form form, List<String> classes, Map<String, String> facts) {
    public ForeignModel {
        classes = List.copyOf(classes);
        facts = Map.copyOf(facts);
    }

    /** One that does not say what it tells apart. */
    ForeignModel(Form form, Map<String, String> facts) {
        this(form, List.of(), facts);
    }

    /** Makes a model of a decision; {@code MISMATCH} if the features do not fit. */
    @FunctionalInterface
    public interface Form {
        /** @param classes in the order of the model's probabilities; empty unless it predicts one */
        Model model(Domain domain, OutputKind output, List<String> classes);
    }

    /** What people hand in. */
    public static final String EXPECTED =
            "an .onnx file, a SavedModel folder, a TorchScript file, an XGBoost .json or .ubj file, a"
                    + " LightGBM text file, a PipelineModel folder of Spark, or a model folder of MLflow";

    /**
     * Reads what the place holds, told by its content; {@code FILE_UNUSABLE} if it cannot be read or is something else.
     *
     * @param place not a folder of Spark's
     */
    public static ForeignModel read(Path place) {
        return ForeignFiles.read(place);
    }

    /** Scored by ONNX Runtime. Clusters are told by their distances, or, as mixtures do, by an output {@code probabilities}. */
    static Form onnx(byte[] file) {
        return (domain, output, classes) -> Model.onnx(
                file,
                domain,
                output == OutputKind.DISTANCE && OnnxScorer.saysProbabilities(file) ? OutputKind.CLASS : output,
                classes);
    }

    /** Scored by the runtime of an optional part. */
    static Form asItIs(OptionalPart part, byte[] file) {
        return (domain, output, classes) ->
                new Model(part.scorer(), domain, output, classes, Map.of(part.artifact(), file));
    }
}
