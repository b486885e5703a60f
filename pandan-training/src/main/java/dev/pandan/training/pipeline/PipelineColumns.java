package dev.pandan.training.pipeline;

import dev.pandan.model.Domain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.ImputerModel;
import org.apache.spark.ml.feature.OneHotEncoderModel;
import org.apache.spark.ml.feature.StandardScalerModel;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Row;

/** What the columns of a pipeline are made of, followed back from the model to the features. Stages that the model does not need, as that of the label, do not matter. */
final class PipelineColumns {
    private static final String KEEP = "keep";

    private final Domain domain;
    private final Map<String, Transformer> stages = new HashMap<>();

    PipelineColumns(Domain domain, List<Transformer> stages) {
        this.domain = domain;
        stages.forEach(stage -> outputs(stage).forEach(output -> this.stages.put(output, stage)));
    }

    /** A stage has one or several; a name that nobody set stands for none. */
    private static List<String> outputs(Transformer stage) {
        return several(stage, "outputCols")
                .orElseGet(() -> stage.hasParam("outputCol") && stage.isDefined(stage.getParam("outputCol"))
                        ? List.of(
                                stage.getOrDefault(stage.getParam("outputCol")).toString())
                        : List.of());
    }

    private static Optional<List<String>> several(Transformer stage, String parameter) {
        return stage.hasParam(parameter) && stage.isSet(stage.getParam(parameter))
                ? Optional.of(List.of((String[]) stage.getOrDefault(stage.getParam(parameter))))
                : Optional.empty();
    }

    /** The values of a column; {@code MISMATCH} if a stage cannot be carried over. */
    List<Cell> of(String column) {
        Transformer stage = stages.get(column);
        if (stage == null) {
            return raw(column);
        } else if (stage instanceof VectorAssembler assembler) {
            return Arrays.stream(assembler.getInputCols())
                    .flatMap(input -> of(input).stream())
                    .toList();
        } else if (stage instanceof ImputerModel imputer) {
            return filled(imputer, column);
        } else if (stage instanceof StringIndexerModel indexer) {
            return List.of(indexed(indexer, column));
        } else if (stage instanceof OneHotEncoderModel encoder) {
            return oneHot(encoder, column);
        } else if (stage instanceof StandardScalerModel scaler) {
            return scaled(scaler);
        }
        throw refused(
                stage,
                "is not carried over",
                "VectorAssembler, Imputer, StandardScaler, StringIndexer and OneHotEncoder before the model");
    }

    /** A column that no stage makes: a feature, or one that the decision lacks, which is told later. */
    private List<Cell> raw(String column) {
        int width = domain.inputs().stream()
                .filter(input -> input.name().equals(column))
                .findFirst()
                .map(input -> Math.max(1, input.size()))
                .orElse(1);
        return IntStream.range(0, width)
                .mapToObj(i -> (Cell) new Cell.Value(column, width, i, Double.NaN, 0, 1))
                .toList();
    }

    private List<Cell> filled(ImputerModel imputer, String column) {
        if (!Double.isNaN(imputer.getMissingValue())) {
            throw refused(imputer, "takes " + imputer.getMissingValue() + " for missing", "missingValue NaN");
        }
        String input = input(imputer, column);
        Row surrogates = imputer.surrogateDF().head();
        double surrogate = ((Number) surrogates.get(surrogates.fieldIndex(input))).doubleValue();
        return of(input).stream()
                .map(cell -> (Cell) number(imputer, cell).filled(surrogate))
                .toList();
    }

    private Cell indexed(StringIndexerModel indexer, String column) {
        if (!indexer.getHandleInvalid().equals(KEEP)) {
            throw refused(indexer, "has no place for categories that it did not see", "handleInvalid=\"keep\"");
        }
        return new Cell.Index(input(indexer, column), List.of(indexer.labelsArray()[position(indexer, column)]));
    }

    private List<Cell> oneHot(OneHotEncoderModel encoder, String column) {
        List<Cell> cells = of(input(encoder, column));
        if (!(cells.get(0) instanceof Cell.Index index)) {
            throw refused(encoder, "encodes what is no category", "the output of a StringIndexer");
        }
        int size = encoder.categorySizes()[position(encoder, column)];
        if (size != index.labels().size() + 1) {
            throw refused(
                    encoder, "knows " + size + " categories", "those of its StringIndexer and one for all others");
        }
        return IntStream.range(0, encoder.getDropLast() ? size - 1 : size)
                .mapToObj(i -> (Cell) new Cell.Hot(index.input(), index.labels(), i))
                .toList();
    }

    private List<Cell> scaled(StandardScalerModel scaler) {
        List<Cell> cells = of(scaler.getInputCol());
        double[] means = scaler.getWithMean() ? scaler.mean().toArray() : new double[cells.size()];
        double[] deviations = scaler.std().toArray();
        return IntStream.range(0, cells.size())
                .mapToObj(i ->
                        (Cell) number(scaler, cells.get(i)).scaled(means[i], scaler.getWithStd() ? deviations[i] : 1))
                .toList();
    }

    private static Cell.Value number(Transformer stage, Cell cell) {
        if (cell instanceof Cell.Value number) {
            return number;
        }
        throw refused(stage, "changes categories", "numbers alone; assemble them with the categories afterwards");
    }

    /** Position of an output among those of a stage. */
    private static int position(Transformer stage, String output) {
        return Math.max(0, outputs(stage).indexOf(output));
    }

    /** The input of a stage that stands where the output does. */
    private static String input(Transformer stage, String output) {
        return several(stage, "inputCols")
                .map(inputs -> inputs.get(position(stage, output)))
                .orElseGet(() -> stage.getOrDefault(stage.getParam("inputCol")).toString());
    }

    static PandanException refused(Transformer stage, String what, String expected) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "stage " + stage.uid() + " of the pipeline " + what + " (expected: " + expected + ")");
    }
}
