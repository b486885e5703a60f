package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Logistic regression of Spark MLlib with its preprocessing: missing numbers are filled with the mean and marked, categories one-hot encoded with a place for those not
 * seen, the regression standardises by itself.
 */
final class LogisticFit {
    private static final StructType ROWS = DataTypes.createStructType(List.of(new StructField[] {
        DataTypes.createStructField(Frame.LABEL, DataTypes.DoubleType, false),
        DataTypes.createStructField(Preprocessing.VECTOR, SQLDataTypes.VectorType(), false)
    }));

    private final SparkSession spark;
    private final List<Feature> features;
    private final Map<String, Object> parameters;
    private final Statistics statistics;

    /**
     * @param parameters of Spark's logistic regression, by its names
     * @param statistics of the training rows
     */
    LogisticFit(SparkSession spark, List<Feature> features, Map<String, Object> parameters, Statistics statistics) {
        this.spark = spark;
        this.features = features;
        this.parameters = parameters;
        this.statistics = statistics;
    }

    /**
     * Fits a model.
     *
     * @param training labelled rows
     * @param chosen positions of the features to learn from; the model takes in all features, the others weigh nothing
     */
    FittedModel fit(JavaRDD<FeatureExample> training, List<Integer> chosen) {
        Design design = new Design(features, chosen, statistics);
        if (design.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "no feature has a value in any training row (expected: one at least); look at the features of the decision");
        }
        LogisticRegressionModel regression = regression(rows(training, design));
        List<Transformer> stages = new ArrayList<>(Preprocessing.stages(design, statistics));
        stages.add(regression);
        LinearModel model = new LinearModelConverter(features, design, statistics)
                .convert(regression.intercept(), regression.coefficients().toArray());
        return new FittedModel(stages, Model.of(model));
    }

    private Dataset<Row> rows(JavaRDD<FeatureExample> training, Design design) {
        Encoding encoding = new Encoding(design, statistics);
        JavaRDD<Row> rows = training.map(
                row -> RowFactory.create(Boolean.TRUE.equals(row.label()) ? 1.0 : 0.0, encoding.encode(row)));
        return spark.createDataFrame(rows, ROWS);
    }

    private LogisticRegressionModel regression(Dataset<Row> rows) {
        LogisticRegression regression = Parameters.logisticRegression(parameters)
                .setFeaturesCol(Preprocessing.VECTOR)
                .setLabelCol(Frame.LABEL)
                .setFamily("binomial");
        try {
            return regression.fit(rows);
        } catch (RuntimeException e) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED, "Spark's logistic regression failed: " + e.getMessage(), e);
        }
    }
}
