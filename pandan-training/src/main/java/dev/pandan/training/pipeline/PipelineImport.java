package dev.pandan.training.pipeline;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.model.onnx.Layout;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.SparkSession;

/** Reads a folder that {@code PipelineModel.save} wrote, and makes ONNX of it. */
public final class PipelineImport {
    private PipelineImport() {}

    /** The folder of a pipeline of Spark's: this one, or the one in it if it is a model folder of MLflow with the flavor {@code spark}. */
    public static Optional<Path> find(Path folder) {
        return Stream.of(folder, folder.resolve("sparkml"))
                .filter(one -> Files.isDirectory(one.resolve("metadata")) && Files.isDirectory(one.resolve("stages")))
                .findFirst();
    }

    /**
     * {@code FILE_UNUSABLE} if the folder cannot be read.
     *
     * @param spark open until the model is made
     */
    public static ForeignModel read(SparkSession spark, Path folder) {
        PipelineModel pipeline = load(folder);
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        List<Transformer> stages = Arrays.asList(pipeline.stages());
        return new ForeignModel(
                (domain, output, classes) -> convert(stages, domain, output, classes),
                PipelineEnd.classes(stages),
                Map.of("imported from", name, "spark uid", pipeline.uid(), "read by spark", spark.version()));
    }

    private static PipelineModel load(Path folder) {
        try {
            return PipelineModel.load(folder.toAbsolutePath().toUri().toString());
        } catch (Exception e) { // Scala throws what it does not declare
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    folder + ": cannot be read as a PipelineModel of Spark: " + e.getMessage(),
                    e);
        }
    }

    static Model convert(List<Transformer> stages, Domain domain, OutputKind output, List<String> classes) {
        PipelineEnd end = PipelineEnd.of(stages);
        Head head = end.head(output, classes);
        List<Cell> cells = new PipelineColumns(domain, stages).of(end.featuresColumn());
        Layout layout = new PipelineLayout(domain, cells).convert();
        boolean isOfShares = output == OutputKind.DISTANCE && !HeadWriter.isOfDistances(head);
        OutputKind kind = isOfShares ? OutputKind.CLASS : output;
        return Model.onnx(HeadWriter.write(layout, head), layout.domain(), kind, classes);
    }
}
