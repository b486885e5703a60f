package dev.pandan.benchmarks.quality;

import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.algorithm.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** An estimator of MLlib in a pipeline as a user of Spark writes it: every stage is fitted by MLlib, and MLlib's evaluator measures. */
final class SparkByHand {
    private static final Set<String> SCALED = Set.of("multilayer_perceptron", "factorization_machine");

    private final SparkSession spark;
    private final Table table;
    private final Target target;

    SparkByHand(SparkSession spark, DataSet data) {
        this.spark = spark;
        this.table = data.table();
        this.target = data.target();
    }

    double measure(ModelSpec spec) {
        Estimator<?> estimator = Parameters.estimator("quality", spec);
        List<PipelineStage> stages = new ArrayList<>(preprocessing(SCALED.contains(spec.algorithm())));
        Dataset<Row> training = frame(table.training()).cache();
        if (estimator instanceof MultilayerPerceptronClassifier network) {
            Dataset<Row> some = pipeline(stages).fit(training).transform(training.limit(1));
            int[] layers = network.getLayers().clone();
            layers[0] = some.head().<Vector>getAs("features").size();
            network.setLayers(layers);
        }
        stages.add(estimator);
        Dataset<Row> predicted = pipeline(stages).fit(training).transform(frame(table.validation()));
        double figure = target == Target.NUMBER
                ? new RegressionEvaluator().setMetricName("r2").evaluate(predicted)
                : new BinaryClassificationEvaluator()
                        .setNumBins(0)
                        .setRawPredictionCol(estimator.hasParam("probabilityCol") ? "probability" : "rawPrediction")
                        .evaluate(predicted);
        training.unpersist();
        return figure;
    }

    private static Pipeline pipeline(List<PipelineStage> stages) {
        return new Pipeline().setStages(stages.toArray(PipelineStage[]::new));
    }

    private Dataset<Row> frame(List<Table.Row> rows) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField("label", DataTypes.DoubleType, false));
        IntStream numbers = IntStream.range(0, table.numbers().size());
        numbers.forEach(i -> {
            fields.add(DataTypes.createStructField("n" + i, DataTypes.DoubleType, false));
            fields.add(DataTypes.createStructField("m" + i, DataTypes.DoubleType, false));
        });
        IntStream.range(0, table.categories().size())
                .forEach(i -> fields.add(DataTypes.createStructField("c" + i, DataTypes.StringType, true)));
        return spark.createDataFrame(rows.stream().map(this::row).toList(), DataTypes.createStructType(fields));
    }

    private Row row(Table.Row row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.label());
        for (int i = 0; i < table.numbers().size(); i++) {
            Object value = row.values().get(i);
            cells.add(Objects.requireNonNullElse(value, Double.NaN));
            cells.add(value == null ? 1.0 : 0.0);
        }
        for (int i = 0; i < table.categories().size(); i++) {
            Object value = row.values().get(table.numbers().size() + i);
            cells.add(value == null ? null : "=" + value);
        }
        return RowFactory.create(cells.toArray());
    }

    private List<PipelineStage> preprocessing(boolean scaled) {
        int numbers = table.numbers().size();
        int categories = table.categories().size();
        String[] filled = names("f", numbers);
        List<PipelineStage> stages = new ArrayList<>();
        stages.add(new Imputer().setInputCols(names("n", numbers)).setOutputCols(filled));
        stages.add(new VectorAssembler().setInputCols(filled).setOutputCol("filled"));
        if (categories > 0) {
            stages.add(new StringIndexer()
                    .setInputCols(names("c", categories))
                    .setOutputCols(names("i", categories))
                    .setHandleInvalid("keep"));
            stages.add(new OneHotEncoder()
                    .setInputCols(names("i", categories))
                    .setOutputCols(names("o", categories))
                    .setDropLast(false));
        }
        if (scaled) {
            stages.add(
                    new StandardScaler().setWithMean(true).setInputCol("filled").setOutputCol("scaled"));
        }
        String[] missing = IntStream.range(0, numbers)
                .filter(table::isSometimesMissing)
                .mapToObj(i -> "m" + i)
                .toArray(String[]::new);
        String[] all = Stream.of(
                        Stream.of(scaled ? "scaled" : "filled"),
                        Arrays.stream(missing),
                        Arrays.stream(names("o", categories)))
                .flatMap(columns -> columns)
                .toArray(String[]::new);
        stages.add(new VectorAssembler().setInputCols(all).setOutputCol("features"));
        return stages;
    }

    private static String[] names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }
}
