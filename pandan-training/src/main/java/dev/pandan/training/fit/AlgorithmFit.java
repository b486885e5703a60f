package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.model.OutputKind;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.model.onnx.Layout;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Target;
import dev.pandan.training.algorithm.Algorithm;
import dev.pandan.training.algorithm.ClusterDistances;
import dev.pandan.training.algorithm.Form;
import dev.pandan.training.algorithm.Truth;
import dev.pandan.training.algorithm.UserAlgorithm;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * An algorithm of Spark MLlib with its preprocessing: missing numbers are filled with the mean and marked, categories one-hot encoded with a place for those not seen,
 * numbers standardised if the algorithm does not by itself.
 */
final class AlgorithmFit {
    private static final String WEIGHT = "weight";
    private static final StructType ROWS = DataTypes.createStructType(List.of(new StructField[] {
        DataTypes.createStructField(Frame.LABEL, DataTypes.DoubleType, false),
        DataTypes.createStructField(Preprocessing.VECTOR, SQLDataTypes.VectorType(), false),
        DataTypes.createStructField(WEIGHT, DataTypes.DoubleType, false),
        DataTypes.createStructField(LatestRows.COLUMN, DataTypes.BooleanType, false)
    }));

    private final SparkSession spark;
    private final List<Feature> features;
    private final Recipe recipe;
    private final Algorithm algorithm;
    private final Statistics statistics;

    /**
     * @param statistics of the training rows
     */
    AlgorithmFit(SparkSession spark, List<Feature> features, Recipe recipe, Statistics statistics) {
        this.spark = spark;
        this.features = features;
        this.recipe = recipe;
        this.algorithm = recipe.algorithm();
        this.statistics = statistics;
    }

    /**
     * Fits a model.
     *
     * @param training labelled rows
     * @param chosen positions of the features to learn from; the model takes in all features, the others weigh nothing
     */
    FittedModel fit(JavaRDD<FeatureExample> training, List<Integer> chosen) {
        Design design = new Design(features, chosen, statistics, algorithm.isScaled());
        if (design.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "no feature has a value in any training row (expected: one at least); look at the features of the decision");
        }
        checkNumbers(design);
        Encoding encoding = new Encoding(design, statistics);
        org.apache.spark.ml.Model<?> fitted = fit(rows(training, encoding), encoding.size());
        List<Transformer> stages = new ArrayList<>(Preprocessing.stages(design, statistics));
        stages.add(fitted);
        ClusterDistances.of(fitted, Preprocessing.VECTOR).ifPresent(stages::add);
        return new FittedModel(stages, model(algorithm.form().apply(fitted), design), truth(fitted));
    }

    /** An isotonic regression is a line over one number. */
    private void checkNumbers(Design design) {
        boolean isOne = design.numbers().size() == 1 && design.categories().isEmpty();
        if (algorithm.name().equals("isotonic_regression") && !isOne) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "isotonic_regression learns from one number, found "
                            + design.numbers().size() + " numbers and "
                            + design.categories().size()
                            + " categories (expected: a decision with one feature, which is a number)");
        }
    }

    private Truth truth(org.apache.spark.ml.Model<?> fitted) {
        return recipe.spec().isOfClass() ? UserAlgorithm.truth(fitted) : algorithm.truth();
    }

    private Model model(Form form, Design design) {
        OutputKind output = OutputKind.of(algorithm.target());
        if (form instanceof Form.Linear linear) {
            return Model.of(
                    new LinearModelConverter(features, design, statistics)
                            .convert(linear.intercept(), linear.weights(), linear.link()),
                    output);
        }
        Layout layout = new LayoutConverter(features, design, statistics).convert();
        if (form instanceof Form.Opaque opaque) {
            byte[] own = SparkModelFile.write(recipe.spec(), new Encoding(design, statistics), opaque.model());
            return new Model(Artifacts.SPARK_SCORER, layout.domain(), output, Map.of(Artifacts.SPARK, own));
        }
        Head head = ((Form.Graph) form).head();
        byte[] file = HeadWriter.write(layout, head);
        if (algorithm.target() != Target.CLUSTER) {
            return Model.onnx(file, layout.domain(), output, statistics.classes());
        }
        List<String> clusters = IntStream.range(0, HeadWriter.classes(head))
                .mapToObj(String::valueOf)
                .toList();
        OutputKind kind = HeadWriter.isOfDistances(head) ? OutputKind.DISTANCE : OutputKind.CLASS;
        return Model.onnx(file, layout.domain(), kind, clusters);
    }

    private Dataset<Row> rows(JavaRDD<FeatureExample> training, Encoding encoding) {
        Labelling labelling = new Labelling(
                statistics.classes(), recipe.weightOfClasses(statistics), recipe.weightOfPositives(statistics));
        LatestRows latest = LatestRows.of(training, recipe);
        JavaRDD<Row> rows = training.filter(latest::counts)
                .map(row -> RowFactory.create(
                        labelling.number(row), encoding.encode(row), labelling.weight(row), latest.contains(row)));
        Dataset<Row> plain = spark.createDataFrame(rows, ROWS);
        return plain.withColumn(
                Preprocessing.VECTOR, plain.col(Preprocessing.VECTOR).as(Preprocessing.VECTOR, encoding.metadata()));
    }

    private org.apache.spark.ml.Model<?> fit(Dataset<Row> rows, int width) {
        Estimator<?> estimator = recipe.estimator();
        estimator.set(estimator.getParam("featuresCol"), Preprocessing.VECTOR);
        if (estimator.hasParam("labelCol")) {
            estimator.set(estimator.getParam("labelCol"), Frame.LABEL);
        }
        if (recipe.isWeighted()) {
            estimator.set(estimator.getParam("weightCol"), WEIGHT);
        }
        if (recipe.spec().spark().earlyStopping().isPresent()) {
            estimator.set(estimator.getParam("validationIndicatorCol"), LatestRows.COLUMN);
        }
        if (estimator instanceof MultilayerPerceptronClassifier perceptron) {
            int[] layers = perceptron.getLayers().clone();
            layers[0] = width;
            layers[layers.length - 1] = Math.max(2, statistics.classes().size());
            perceptron.setLayers(layers);
        }
        try {
            return (org.apache.spark.ml.Model<?>) estimator.fit(rows);
        } catch (Exception e) { // Scala throws what it does not declare
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED, "Spark's " + algorithm.name() + " failed: " + Causes.text(e), e);
        }
    }
}
