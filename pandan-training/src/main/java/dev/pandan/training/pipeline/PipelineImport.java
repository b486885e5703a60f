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
import dev.pandan.training.algorithm.Form;
import dev.pandan.training.algorithm.ModelForms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.sql.SparkSession;

/** Reads a folder that {@code PipelineModel.save} wrote, and makes ONNX of it. */
public final class PipelineImport {
    private PipelineImport() {}

    /** Whether a folder looks like one of Spark's pipelines. */
    public static boolean isPipeline(Path folder) {
        return Files.isDirectory(folder.resolve("metadata")) && Files.isDirectory(folder.resolve("stages"));
    }

    /**
     * {@code FILE_UNUSABLE} if the folder cannot be read.
     *
     * @param spark open until the model is made
     */
    public static ForeignModel read(SparkSession spark, Path folder) {
        PipelineModel pipeline = load(folder);
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return new ForeignModel(
                (domain, output, classes) -> convert(
                        Arrays.asList(pipeline.stages()), domain, ForeignModel.trueOrFalse("a PipelineModel", output)),
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

    static Model convert(List<Transformer> stages, Domain domain, OutputKind output) {
        Transformer last = stages.get(stages.size() - 1);
        if (!(last instanceof PredictionModel<?, ?> model)) {
            throw PipelineColumns.refused(last, "is the last, and no model", "a classifier at the end");
        }
        if (model instanceof ClassificationModel<?, ?> classifier && classifier.numClasses() != 2) {
            throw PipelineColumns.refused(
                    last, "tells " + classifier.numClasses() + " classes apart", "two; the second is the positive one");
        }
        Form form = ModelForms.of(model)
                .orElseThrow(() -> PipelineColumns.refused(
                        last, "is not carried over", "one of the classifiers that Pandan trains"));
        List<Cell> cells = new PipelineColumns(domain, stages).of(model.getFeaturesCol());
        Layout layout = new PipelineLayout(domain, cells).convert();
        return Model.onnx(HeadWriter.write(layout, head(form)), layout.domain(), output);
    }

    /** Log-odds are a layer of one. */
    private static Head head(Form form) {
        if (form instanceof Form.Linear linear) {
            double[][] weights = Arrays.stream(linear.weights())
                    .mapToObj(weight -> new double[] {weight})
                    .toArray(double[][]::new);
            return new Head.Perceptron(List.of(new Head.Layer(weights, new double[] {linear.intercept()})));
        }
        return ((Form.Graph) form).head();
    }
}
