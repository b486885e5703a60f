package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.ImputerModel;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Logistic regression of Spark MLlib with its preprocessing: missing numbers are filled and marked, categories one-hot encoded with a bucket for those not seen, the
 * regression standardises by itself.
 */
public final class LogisticFit {
    private static final String VECTOR = "features";

    private final List<Feature> features;
    private final Map<String, Object> parameters;
    private final Statistics statistics;

    /**
     * @param parameters of Spark's logistic regression, by its names
     * @param statistics of the training rows
     */
    public LogisticFit(List<Feature> features, Map<String, Object> parameters, Statistics statistics) {
        this.features = features;
        this.parameters = parameters;
        this.statistics = statistics;
    }

    /**
     * Fits a model.
     *
     * @param training rows as {@link Frame} makes them
     * @param chosen positions of the features to learn from; the model takes in all features, the others weigh nothing
     */
    FittedModel fit(Dataset<Row> training, List<Integer> chosen, Imputation imputation) {
        Design design = new Design(features, chosen, statistics);
        if (design.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "no feature has a value in any training row (expected: one at least); look at the features of the decision");
        }
        PipelineModel pipeline;
        try {
            pipeline = pipeline(design, imputation).fit(training);
        } catch (RuntimeException e) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED, "Spark's logistic regression failed: " + e.getMessage(), e);
        }
        return new FittedModel(pipeline, model(design, pipeline));
    }

    private Pipeline pipeline(Design design, Imputation imputation) {
        List<PipelineStage> stages = new ArrayList<>();
        if (!design.numbers().isEmpty()) {
            stages.add(new Imputer()
                    .setInputCols(design.numberColumns())
                    .setOutputCols(design.filledColumns())
                    .setStrategy(imputation.strategy()));
        }
        if (!design.categories().isEmpty()) {
            stages.add(new StringIndexer()
                    .setInputCols(design.categoryColumns())
                    .setOutputCols(design.indexColumns())
                    .setHandleInvalid("keep"));
            stages.add(new OneHotEncoder()
                    .setInputCols(design.indexColumns())
                    .setOutputCols(design.oneHotColumns())
                    .setDropLast(false));
        }
        stages.add(new VectorAssembler().setInputCols(design.vectorColumns()).setOutputCol(VECTOR));
        LogisticRegression regression = Parameters.logisticRegression(parameters);
        stages.add(regression.setFeaturesCol(VECTOR).setLabelCol(Frame.LABEL).setFamily("binomial"));
        return new Pipeline().setStages(stages.toArray(PipelineStage[]::new));
    }

    private LinearModel model(Design design, PipelineModel pipeline) {
        LogisticRegressionModel regression =
                stage(pipeline, LogisticRegressionModel.class).orElseThrow();
        Optional<Row> fills = stage(pipeline, ImputerModel.class)
                .map(imputer -> imputer.surrogateDF().head());
        String[][] labels = stage(pipeline, StringIndexerModel.class)
                .map(StringIndexerModel::labelsArray)
                .orElse(new String[0][]);
        return new LinearModelConverter(features, design, statistics)
                .convert(regression.intercept(), regression.coefficients().toArray(), fills, labels);
    }

    private static <T> Optional<T> stage(PipelineModel pipeline, Class<T> type) {
        for (Object stage : pipeline.stages()) {
            if (type.isInstance(stage)) {
                return Optional.of(type.cast(stage));
            }
        }
        return Optional.empty();
    }
}
