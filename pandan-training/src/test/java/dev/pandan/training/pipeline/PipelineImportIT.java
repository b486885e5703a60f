package dev.pandan.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Predictor;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.RandomForestClassifier;
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
            DataTypes.createStructField("late", DataTypes.StringType, false)));

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
                    late ? "yes" : "no"));
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
        List<Transformer> stages = new ArrayList<>(prepared);
        stages.add((Transformer) classifier.setLabelCol("label").fit(ready));
        return stages;
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void convert_pipeline_saysWhatSparkSays(Predictor<?, ?, ?> classifier) {
        List<Transformer> stages = with(classifier);
        check(PipelineImport.convert(stages, DOMAIN, OutputKind.BINARY), stages);
    }

    @Test
    void read_savedPipeline_saysWhatSparkSays() throws IOException {
        List<Transformer> stages = with(new LogisticRegression().setMaxIter(5));
        Path saved = folder.resolve("saved");
        new PipelineModel("pipeline", stages).save(saved.toString());
        assertThat(PipelineImport.isPipeline(saved)).isTrue();
        check(PipelineImport.read(spark, saved).form().model(DOMAIN, OutputKind.BINARY, List.of()), stages);
    }

    private static void check(Model model, List<Transformer> stages) {
        try (Scorer scorer = model.open()) {
            for (Row row : stages.get(stages.size() - 1).transform(ready).collectAsList()) {
                Vector bands = row.getAs("bands");
                Object[] features = {
                    row.getAs("state"),
                    number(row.getAs("speed")),
                    new float[] {(float) bands.apply(0), (float) bands.apply(1)},
                    number(row.getAs("distance"))
                };
                Vector probability = row.getAs("probability");
                assertThat(scorer.score(features)).isCloseTo(probability.apply(1), within(1e-6));
            }
            assertThat(scorer.score(new Object[] {"elsewhere", 1f, new float[] {0, 0}, 3f}))
                    .isEqualTo(scorer.score(new Object[] {null, 1f, new float[] {0, 0}, 3f}));
        }
    }

    private static Float number(Double value) {
        return value == null ? null : Float.valueOf(value.floatValue());
    }

    private static void assertRefused(List<Transformer> stages, Domain domain, String... words) {
        assertThatThrownBy(() -> PipelineImport.convert(stages, domain, OutputKind.BINARY)
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
        stages.set(3, bucketizer);
        assertRefused(stages, DOMAIN, "bucketizer_", "is not carried over", "VectorAssembler");
    }

    @Test
    void convert_categoriesWithoutAPlaceForOthers_areRefused() {
        List<Transformer> stages = with(new LogisticRegression().setMaxIter(1));
        StringIndexerModel indexer = (StringIndexerModel) stages.get(1).copy(ParamMap.empty());
        stages.set(1, indexer.setHandleInvalid("skip"));
        assertRefused(stages, DOMAIN, "handleInvalid=\"keep\"");
    }
}
