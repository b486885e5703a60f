package dev.pandan.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.job.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Predictor;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.feature.Bucketizer;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.DecisionTreeRegressor;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines that Spark fitted and saved, against the probabilities that Spark's own model gives. */
final class PipelineImportIT {
    private static final Domain DOMAIN = new Domain(List.of(
            Domain.Input.category("state", List.of()),
            Domain.Input.number("speed"),
            Domain.Input.vector("bands", 2),
            Domain.Input.number("distance")));
    private static final StructType ROWS = DataTypes.createStructType(List.of(
            DataTypes.createStructField("state", DataTypes.StringType, true),
            DataTypes.createStructField("speed", DataTypes.DoubleType, true),
            DataTypes.createStructField("bands", SQLDataTypes.VectorType(), true),
            DataTypes.createStructField("distance", DataTypes.DoubleType, true),
            DataTypes.createStructField("late", DataTypes.StringType, false),
            DataTypes.createStructField("kind", DataTypes.StringType, false),
            DataTypes.createStructField("minutes", DataTypes.DoubleType, false)));

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static Dataset<Row> rows;
    private static List<Transformer> prepared;
    private static Dataset<Row> ready;

    @BeforeAll
    static void start() {
        spark = SparkSessions.open(folder.resolve("spark"), 2);
        SplittableRandom random = new SplittableRandom(20010314);
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            double speed = (float) random.nextDouble(-5, 5);
            double distance = (float) random.nextDouble(0, 900);
            double band = (float) random.nextDouble(-1, 1);
            int state = random.nextInt(4);
            boolean late = speed + band * 2 + (state == 1 ? 2 : 0) + random.nextDouble(-2, 2) > 0.5;
            all.add(RowFactory.create(
                    state == 3 ? null : List.of("CA", "NY", "서울").get(state),
                    random.nextInt(10) == 0 ? null : speed,
                    Vectors.dense(band, (float) random.nextDouble()),
                    distance,
                    late ? "yes" : "no",
                    distance > 700 ? "far" : late ? "늦음" : "near",
                    30 + distance / 20 + speed + random.nextDouble(3)));
        }
        rows = spark.createDataFrame(all, ROWS);
        PipelineModel preparing = fitted(preparation());
        prepared = List.of(preparing.stages());
        ready = preparing.transform(rows).cache();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    static Stream<Predictor<?, ?, ?>> classifiers() {
        return Stream.of(
                new LogisticRegression().setMaxIter(20),
                new RandomForestClassifier().setNumTrees(10).setMaxDepth(5),
                new GBTClassifier().setMaxIter(8).setMaxDepth(4));
    }

    private static List<PipelineStage> preparation() {
        return List.of(
                new StringIndexer().setInputCol("late").setOutputCol("label").setStringOrderType("alphabetAsc"),
                new StringIndexer().setInputCol("kind").setOutputCol("kind_index"),
                new StringIndexer()
                        .setInputCol("state")
                        .setOutputCol("state_index")
                        .setHandleInvalid("keep"),
                new OneHotEncoder().setInputCol("state_index").setOutputCol("state_hot"),
                new Imputer().setInputCols(new String[] {"speed"}).setOutputCols(new String[] {"speed_filled"}),
                new VectorAssembler()
                        .setInputCols(new String[] {"speed_filled", "distance"})
                        .setOutputCol("numbers"),
                new StandardScaler().setWithMean(true).setInputCol("numbers").setOutputCol("scaled"),
                new VectorAssembler()
                        .setInputCols(new String[] {"state_hot", "bands", "scaled"})
                        .setOutputCol("features"));
    }

    private static PipelineModel fitted(List<PipelineStage> stages) {
        return new Pipeline().setStages(stages.toArray(PipelineStage[]::new)).fit(rows);
    }

    /** The prepared rows with a classifier at the end. */
    private static List<Transformer> with(Predictor<?, ?, ?> classifier) {
        return with(classifier, "label");
    }

    private static List<Transformer> with(Predictor<?, ?, ?> predictor, String label) {
        return with((Transformer) predictor.setLabelCol(label).fit(ready));
    }

    private static List<Transformer> with(Transformer model) {
        List<Transformer> stages = new ArrayList<>(prepared);
        stages.add(model);
        return stages;
    }

    static Stream<Predictor<?, ?, ?>> regressions() {
        return Stream.of(
                new LinearRegression().setRegParam(0.1),
                new GeneralizedLinearRegression().setFamily("gamma").setLink("log"),
                new DecisionTreeRegressor().setMaxDepth(6),
                new GBTRegressor().setMaxIter(5));
    }

    static Stream<Predictor<?, ?, ?>> classifiersOfThree() {
        return Stream.of(
                new LogisticRegression().setMaxIter(20),
                new RandomForestClassifier().setNumTrees(10).setMaxDepth(5),
                new NaiveBayes().setModelType("gaussian"),
                new MultilayerPerceptronClassifier()
                        .setLayers(new int[] {7, 6, 3})
                        .setMaxIter(30));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void convert_pipeline_saysWhatSparkSays(Predictor<?, ?, ?> classifier) {
        List<Transformer> stages = with(classifier);
        check(PipelineImport.convert(stages, DOMAIN, OutputKind.BINARY, List.of()), stages);
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void convert_regression_saysWhatSparkSays(Predictor<?, ?, ?> regression) {
        List<Transformer> stages = with(regression, "minutes");
        Model model = PipelineImport.convert(stages, DOMAIN, OutputKind.NUMBER, List.of());
        forEach(model, stages, (row, verdict) -> {
            double expected = row.<Double>getAs("prediction");
            assertThat(verdict.score()).isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
        });
        assertRefused(stages, DOMAIN, "is not carried over", "is true or false");
    }

    @ParameterizedTest
    @MethodSource("classifiersOfThree")
    void convert_threeClasses_saysWhatSparkSays(Predictor<?, ?, ?> classifier) {
        List<Transformer> stages = with(classifier, "kind_index");
        List<String> names = PipelineEnd.classes(stages);
        assertThat(names).containsExactlyInAnyOrder("near", "far", "늦음");
        Model model = PipelineImport.convert(stages, DOMAIN, OutputKind.CLASS, names);
        forEach(model, stages, (row, verdict) -> {
            Vector expected = row.getAs("probability");
            assertThat(verdict.classes().values()).containsExactly(expected.toArray(), within(1e-6));
            assertThat(verdict.classes().predicted())
                    .isEqualTo(names.get((int) row.<Double>getAs("prediction").doubleValue()));
        });
        assertRefused(stages, DOMAIN, "tells 3 classes apart (expected: 2; the second is the positive one)");
    }

    /** A model that was fitted for two classes has one row of coefficients. */
    @Test
    void convert_twoClassesByName_saysWhatSparkSays() {
        List<Transformer> stages = with(new LogisticRegression().setMaxIter(20));
        assertThat(PipelineEnd.classes(stages)).containsExactly("no", "yes");
        Model model = PipelineImport.convert(stages, DOMAIN, OutputKind.CLASS, List.of("no", "yes"));
        forEach(model, stages, (row, verdict) -> {
            Vector expected = row.getAs("probability");
            assertThat(verdict.classes().values()).containsExactly(expected.toArray(), within(1e-6));
        });
    }

    @Test
    void convert_clusters_saysWhatSparkSays() {
        List<Transformer> means = with(new KMeans().setK(3).setSeed(1).fit(ready));
        assertThat(PipelineEnd.classes(means)).containsExactly("0", "1", "2");
        forEach(cluster(means), means, (row, verdict) -> assertThat(
                        verdict.classes().predicted())
                .isEqualTo(row.getAs("prediction").toString()));
        List<Transformer> mixture =
                with(new GaussianMixture().setK(2).setSeed(1).fit(ready));
        forEach(cluster(mixture), mixture, (row, verdict) -> {
            Vector expected = row.getAs("probability");
            assertThat(verdict.classes().values()).containsExactly(expected.toArray(), within(1e-6));
        });
    }

    @Test
    void logDensity_ofAMixture_isThatOfItsDistributions() {
        GaussianMixtureModel mixture = new GaussianMixture().setK(2).setSeed(1).fit(ready);
        try (Scorer scorer = cluster(with(mixture)).open()) {
            for (Row row : ready.takeAsList(50)) {
                double density = IntStream.range(0, 2)
                        .mapToDouble(i -> mixture.weights()[i] * mixture.gaussians()[i].pdf(row.getAs("features")))
                        .sum();
                assertThat(scorer.logDensity(features(row))).isCloseTo(Math.log(density), within(1e-6));
            }
        }
        try (Scorer means =
                cluster(with(new KMeans().setK(2).setSeed(1).fit(ready))).open()) {
            assertThat(means.logDensity(new Object[4])).isNaN();
        }
    }

    private static Model cluster(List<Transformer> stages) {
        return PipelineImport.convert(stages, DOMAIN, OutputKind.DISTANCE, PipelineEnd.classes(stages));
    }

    @Test
    void read_savedPipeline_saysWhatSparkSays() throws IOException {
        List<Transformer> stages = with(new LogisticRegression().setMaxIter(5));
        Path saved = folder.resolve("mlflow/sparkml");
        new PipelineModel("pipeline", stages).save(saved.toString());
        assertThat(PipelineImport.find(saved)).hasValue(saved);
        assertThat(PipelineImport.find(folder.resolve("mlflow"))).hasValue(saved);
        assertThat(PipelineImport.find(folder)).isEmpty();
        check(PipelineImport.read(spark, saved).form().model(DOMAIN, OutputKind.BINARY, List.of()), stages);
    }

    private static void check(Model model, List<Transformer> stages) {
        forEach(model, stages, (row, verdict) -> {
            Vector probability = row.getAs("probability");
            assertThat(verdict.score()).isCloseTo(probability.apply(1), within(1e-6));
        });
    }

    /** What Spark says, and what the scorer does. */
    private static void forEach(Model model, List<Transformer> stages, BiConsumer<Row, Verdict> check) {
        try (Scorer scorer = model.open()) {
            for (Row row : stages.get(stages.size() - 1).transform(ready).collectAsList()) {
                check.accept(row, scorer.verdict(features(row)));
            }
            assertThat(scorer.score(new Object[] {"elsewhere", 1f, new float[] {0, 0}, 3f}))
                    .isEqualTo(scorer.score(new Object[] {null, 1f, new float[] {0, 0}, 3f}));
        }
    }

    private static Object[] features(Row row) {
        Vector bands = row.getAs("bands");
        return new Object[] {
            row.getAs("state"),
            number(row.getAs("speed")),
            new float[] {(float) bands.apply(0), (float) bands.apply(1)},
            number(row.getAs("distance"))
        };
    }

    private static Float number(Double value) {
        return value == null ? null : Float.valueOf(value.floatValue());
    }

    private static void assertRefused(List<Transformer> stages, Domain domain, String... words) {
        assertThatThrownBy(() -> PipelineImport.convert(stages, domain, OutputKind.BINARY, List.of())
                        .open()
                        .close())
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void convert_otherFeatures_areToldInATable() {
        List<Transformer> stages = with(new LogisticRegression().setMaxIter(1));
        Domain other = new Domain(
                List.of(Domain.Input.number("state"), Domain.Input.vector("bands", 2), Domain.Input.number("age")));
        assertRefused(stages, other, "state", "of another type", "speed", "extra: no feature", "age", "missing");
    }

    @Test
    void convert_stageThatIsNotKnown_isRefusedByName() {
        List<Transformer> stages = with(new LogisticRegression().setMaxIter(1));
        Bucketizer bucketizer = new Bucketizer()
                .setInputCol("speed")
                .setOutputCol("speed_filled")
                .setSplits(new double[] {-9, 0, 9});
        stages.set(4, bucketizer);
        assertRefused(stages, DOMAIN, "bucketizer_", "is not carried over", "VectorAssembler");
    }

    @Test
    void convert_categoriesWithoutAPlaceForOthers_areRefused() {
        List<Transformer> stages = with(new LogisticRegression().setMaxIter(1));
        StringIndexerModel indexer = (StringIndexerModel) stages.get(2).copy(ParamMap.empty());
        stages.set(2, indexer.setHandleInvalid("skip"));
        assertRefused(stages, DOMAIN, "handleInvalid=\"keep\"");
    }
}
