package dev.pandan.training.pipeline;

import dev.pandan.model.OutputKind;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.training.algorithm.Form;
import dev.pandan.training.algorithm.ModelForms;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.regression.RegressionModel;

/** The last stage of a pipeline: its model. */
record PipelineEnd(Model<?> model) {

    /** {@code MISMATCH} if the last stage is no model. */
    static PipelineEnd of(List<Transformer> stages) {
        Transformer last = stages.get(stages.size() - 1);
        if (last instanceof Model<?> model && last.hasParam("featuresCol")) {
            return new PipelineEnd(model);
        }
        throw PipelineColumns.refused(last, "is the last, and no model", "a classifier, a regression or a clustering");
    }

    /** What the pipeline says that its model tells apart: the labels of the stage that numbered them; numbers of clusters; empty if it does not say. */
    static List<String> classes(List<Transformer> stages) {
        Transformer last = stages.get(stages.size() - 1);
        if (last instanceof ClassificationModel<?, ?> classifier) {
            return labels(stages, classifier.getLabelCol())
                    .filter(labels -> labels.size() == classifier.numClasses())
                    .orElse(List.of());
        }
        int clusters = last instanceof Model<?> model ? clusters(model) : 0;
        return IntStream.range(0, clusters).mapToObj(String::valueOf).toList();
    }

    private static Optional<List<String>> labels(List<Transformer> stages, String column) {
        return stages.stream()
                .filter(StringIndexerModel.class::isInstance)
                .map(StringIndexerModel.class::cast)
                .filter(indexer -> !indexer.isSet(indexer.outputCols()))
                .filter(indexer -> indexer.getOutputCol().equals(column))
                .findFirst()
                .map(indexer -> List.of(indexer.labelsArray()[0]));
    }

    private static int clusters(Model<?> model) {
        return ModelForms.clusters(model)
                .map(form -> HeadWriter.classes(((Form.Graph) form).head()))
                .orElse(0);
    }

    String featuresColumn() {
        return model.getOrDefault(model.getParam("featuresCol")).toString();
    }

    /** {@code MISMATCH} if it does not predict that. */
    Head head(OutputKind output, List<String> classes) {
        Optional<Form> form =
                switch (output) {
                    case BINARY ->
                        ofClasses(2, "; the second is the positive one").flatMap(ModelForms::of);
                    case NUMBER -> ofNumbers().flatMap(ModelForms::numbers);
                    case CLASS ->
                        ofClasses(classes.size(), ", as the decision: " + classes)
                                .flatMap(ModelForms::classes);
                    case DISTANCE -> ModelForms.clusters(model).filter(some -> clusters(model) == classes.size());
                    case ANOMALY -> Optional.empty();
                };
        return head(form.orElseThrow(() -> PipelineColumns.refused(
                model,
                "is not carried over",
                "a model of Spark that Pandan trains, for a decision that " + what(output))));
    }

    private static String what(OutputKind output) {
        return switch (output) {
            case BINARY -> "is true or false";
            case NUMBER -> "predicts a number";
            case CLASS -> "predicts a class";
            case DISTANCE -> "tells clusters apart, as many as --classes names";
            case ANOMALY -> "predicts anything but an anomaly";
        };
    }

    private Optional<Model<?>> ofClasses(int wanted, String more) {
        if (model instanceof ClassificationModel<?, ?> classifier && classifier.numClasses() != wanted) {
            throw PipelineColumns.refused(model, "tells " + classifier.numClasses() + " classes apart", wanted + more);
        }
        return Optional.<Model<?>>of(model).filter(ClassificationModel.class::isInstance);
    }

    private Optional<Model<?>> ofNumbers() {
        return Optional.<Model<?>>of(model)
                .filter(some -> some instanceof RegressionModel || !(some instanceof PredictionModel));
    }

    private static Head head(Form form) {
        return form instanceof Form.Linear linear
                ? new Head.Line(linear.intercept(), linear.weights(), linear.link())
                : ((Form.Graph) form).head();
    }
}
