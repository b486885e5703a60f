package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pandan.expression.ProjectCompiler;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.python.PythonPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the templates on the flights: trained in Python on the whole training part, scored here on the whole held-out part with the scores of Python. */
final class PythonIT {
    @TempDir
    static Path folder;

    private static final String SEQUENCE = "      recent: rows(12, delay, seconds_ago()) OVER arrivals_here_2h\n";

    private static SparkSession spark;
    private static StoredProject flights;
    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void load() throws IOException {
        if (System.getenv("CI") == null) {
            assumeTrue(
                    Scripts.hasVenv(), "python3 with venv is not there (Debian, Ubuntu: apt-get install python3-venv)");
        }
        spark = SparkSessions.open(folder.resolve("spark"), 2);
        flights = Flights.load(spark, Long.MIN_VALUE, Flights.SPLIT);
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    @Test
    void sklearn_template_beatsTheLinearModel() throws IOException {
        TrainingResult result = train("sklearn", "params: {max_iter: 100}");
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.66);
        assertThat(result.bundle().scorer()).isEqualTo("trees-java/1");
        assertThat(result.bundle().artifacts())
                .contains(Artifacts.ONNX, Artifacts.SCRIPT, Artifacts.REQUIREMENTS, Artifacts.REPORT);
        assertThat(result.bundle().provenance().versions()).containsKeys("python", "sklearn", "skl2onnx");
        assertThat(result.bundle().provenance().parameters())
                .containsEntry("script", "train.py")
                .containsKey("script's auc");
        assertThat(printed).anyMatch(line -> line.startsWith("AUC on the test rows"));
        assertAgrees(result);
    }

    @Test
    void pytorch_template_scoresAsInPython() throws IOException {
        TrainingResult result = train("pytorch", "params: {epochs: 2}");
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.6);
        assertThat(printed)
                .anyMatch(line -> line.startsWith("epoch 2: loss"))
                .noneMatch(line -> line.contains("torchvision") || line.contains("Warning: "));
        assertAgrees(result);
    }

    @Test
    void tensorflow_template_scoresAsInPython() throws IOException {
        TrainingResult result = train("tensorflow", "params: {epochs: 2}");
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.6);
        assertThat(result.bundle().provenance().versions()).containsKeys("keras", "tensorflow", "tf2onnx");
        assertAgrees(result);
    }

    private static String pipeline(String model, String metric) {
        return """
                import pandan
                from sklearn import ensemble
                from sklearn.compose import make_column_transformer
                from sklearn.pipeline import make_pipeline
                from sklearn.preprocessing import OrdinalEncoder

                data = pandan.load()
                columns = make_column_transformer(
                    ("passthrough", data.numbers),
                    (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), data.categories),
                )
                model = make_pipeline(columns, ensemble.MODEL)
                model.fit(data.train.X, data.train.y)
                pandan.save_sklearn(model, metrics={"METRIC": model.score(data.test.X, data.test.y)})
                """.replace("MODEL", model).replace("METRIC", metric);
    }

    /** What skl2onnx makes of other kinds of classifiers, in a Pipeline as people write it: encoded, filled and scaled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear_model.LogisticRegression(max_iter=200)",
                "calibration.CalibratedClassifierCV(svm.LinearSVC(max_iter=200), cv=2)",
                "neural_network.MLPClassifier((16,), max_iter=5, random_state=0)"
            })
    void sklearn_otherKinds_scoreAsInPython(String model) throws IOException {
        TrainingResult result = prepared(model);
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.6);
        assertAgrees(result);
    }

    /** Fitted on all rows within seconds, which is what the few iterations are for: it tells little, but what it tells in Python. */
    @Test
    void sklearn_kernels_scoreAsInPython() throws IOException {
        assertAgrees(prepared("svm.SVC(probability=True, max_iter=200, random_state=0)"));
    }

    /** Where scores jump: scaled numbers have to be the same floats as in Python, and neighbours the same rows, but for those that are equally near. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ensemble.HistGradientBoostingClassifier(max_iter=40, random_state=0)",
                "neighbors.KNeighborsClassifier(10, weights='distance')"
            })
    void sklearn_scaledTreesAndNeighbours_scoreAsInPython(String model) throws IOException {
        TrainingResult result = train(project(model.replaceAll("\\W", ""), """
                import pandan
                from sklearn import ensemble, neighbors
                from sklearn.compose import make_column_transformer
                from sklearn.impute import SimpleImputer
                from sklearn.pipeline import make_pipeline
                from sklearn.preprocessing import StandardScaler

                data = pandan.load()
                scaled = make_pipeline(SimpleImputer(), StandardScaler())
                model = make_pipeline(make_column_transformer((scaled, data.numbers)), MODEL)
                model.fit(data.train.X, data.train.y)
                pandan.save_sklearn(model)
                """.replace("MODEL", model)), "");
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.6);
        assertAgrees(result);
        boolean isOfNeighbours = model.startsWith("neighbors");
        assertThat(result.bundle().scorer()).isEqualTo(isOfNeighbours ? "onnx/1" : "trees-java/1");
        String tied = result.bundle().provenance().parameters().get("rows with neighbours that tie, not compared");
        assertThat(tied == null ? 0 : Integer.parseInt(tied.replaceAll(" .*", "")))
                .isBetween(isOfNeighbours ? 1 : 0, isOfNeighbours ? 1_000 : 0);
    }

    private TrainingResult prepared(String model) throws IOException {
        String name = model.replaceAll("^\\w+\\.|\\(.*", "");
        return train(project(name, """
                import pandan
                from sklearn import calibration, linear_model, neural_network, svm
                from sklearn.compose import make_column_transformer
                from sklearn.impute import SimpleImputer
                from sklearn.pipeline import make_pipeline
                from sklearn.preprocessing import OneHotEncoder, StandardScaler

                data = pandan.load()
                columns = make_column_transformer(
                    (make_pipeline(SimpleImputer(), StandardScaler()), data.numbers),
                    (OneHotEncoder(handle_unknown="ignore"), data.categories),
                )
                model = make_pipeline(columns, MODEL)
                model.fit(data.train.X, data.train.y)
                pandan.save_sklearn(model)
                """.replace("MODEL", model)), "");
    }

    /** Trees that have met missing numbers in training, and those that have not, send them where they do in Python; skl2onnx leaves that out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RandomForestClassifier(20, max_depth=8, random_state=0)",
                "ExtraTreesClassifier(20, max_depth=8, random_state=0)"
            })
    void sklearn_forestsWithMissingValues_scoreAsInPython(String model) throws IOException {
        String name = model.replaceAll("\\(.*", "");
        TrainingResult result = train(project(name, pipeline(model, "accuracy")), "");
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.6);
        assertAgrees(result);
    }

    /** A Pipeline that predicts minutes instead of a probability; its ONNX output is one float. */
    @Test
    void sklearn_regressor_predictsTheDelay() throws IOException {
        Path project = project("delay", pipeline("HistGradientBoostingRegressor(max_iter=40, random_state=0)", "r2"));
        String text = scripted("predicts: number", "")
                .replace("value: delay > 15", "value: delay")
                .replaceAll("(?m)^ *costs:.*\\n", "");
        TrainingResult result = train(project, flights(text));
        assertThat(result.bundle().output()).isEqualTo(OutputKind.NUMBER);
        assertThat(result.metrics().byName().get("r2"))
                .isGreaterThan(0.03)
                .isCloseTo(
                        Double.parseDouble(
                                result.bundle().provenance().parameters().get("script's r2")),
                        within(1e-4));
        assertThat(result.metrics().byName().get("rmse"))
                .isLessThan(result.baseline().byName().get("rmse"));
    }

    /** A Pipeline of three classes; its ONNX output is one probability each. */
    @Test
    void sklearn_classes_predictEarlyOnTimeOrLate() throws IOException {
        Path project =
                project("classes", pipeline("HistGradientBoostingClassifier(max_iter=20, random_state=0)", "accuracy"));
        String text = scripted("predicts: class", "")
                .replace("value: delay > 15", "value: if(delay > 15, 'late', if(delay < -5, 'early', 'on time'))")
                .replaceAll("(?m)^ *costs:.*\\n", "");
        TrainingResult result = train(project, flights(text));
        assertThat(result.bundle().output()).isEqualTo(OutputKind.CLASS);
        assertThat(result.bundle().classes()).containsExactlyInAnyOrder("late", "early", "on time");
        assertThat(result.metrics().byName().get("accuracy"))
                .isCloseTo(
                        Double.parseDouble(
                                result.bundle().provenance().parameters().get("script's accuracy")),
                        within(1e-4));
        assertThat(result.metrics().byName().get("log_loss"))
                .isLessThan(result.baseline().byName().get("log_loss"));
    }

    /** Distances from the centres of a k-means of unscaled numbers, shares of a mixture, and how unusual a row is: none of them has a label to learn from. */
    @Test
    void sklearn_withoutLabels_scoresAsInPython() throws IOException {
        String means = "KMeans(3, n_init=1, random_state=0)";
        unlabelled("cluster", "cluster", means, OutputKind.DISTANCE, "silhouette");
        unlabelled(
                "mixture",
                "cluster",
                "StandardScaler(), GaussianMixture(3, random_state=0)",
                OutputKind.CLASS,
                "silhouette");
        unlabelled(
                "forest",
                "anomaly",
                "StandardScaler(), IsolationForest(random_state=0)",
                OutputKind.ANOMALY,
                "score_p99");
    }

    /**
     * @param model the steps after the imputer
     */
    private void unlabelled(String name, String target, String model, OutputKind output, String metric)
            throws IOException {
        Path project = project(name, """
                import pandan
                from sklearn.cluster import KMeans
                from sklearn.compose import make_column_transformer
                from sklearn.ensemble import IsolationForest
                from sklearn.impute import SimpleImputer
                from sklearn.mixture import GaussianMixture
                from sklearn.pipeline import make_pipeline
                from sklearn.preprocessing import StandardScaler

                data = pandan.load()
                model = make_pipeline(make_column_transformer((SimpleImputer(), data.numbers)), MODEL)
                model.fit(data.train.X)
                score = getattr(model, "score", None) if "Mixture" in repr(model) else None
                pandan.save_sklearn(model, {"log_likelihood": score(data.test.X)} if score else None)
                """.replace("MODEL", model));
        String text = scripted("predicts: " + target, "").replaceAll("(?m)^ *costs:.*\\n", "");
        if (target.equals("cluster")) {
            text = text.replaceAll("(?m)^    label:\\n(      .*\\n)+", "");
        }
        TrainingResult result = train(project, flights(text));
        assertThat(result.bundle().output()).isEqualTo(output);
        assertThat(result.bundle().classes()).hasSize(target.equals("cluster") ? 3 : 0);
        assertThat(result.bundle().scorer()).isEqualTo(output == OutputKind.ANOMALY ? "trees-java/1" : "onnx/1");
        assertThat(result.metrics().byName()).containsKey(metric);
        String said = result.bundle().provenance().parameters().get("script's log_likelihood");
        if (said != null) {
            assertThat(result.metrics().byName().get("log_likelihood"))
                    .isCloseTo(Double.parseDouble(said), within(1e-3));
        }
    }

    @Test
    void savedModel_asItIs_scoresAsInPython() throws IOException {
        TrainingResult result = train("tensorflow", "saved", "save_keras", "save_saved_model", "params: {epochs: 1}");
        assertThat(result.bundle().scorer()).isEqualTo("tensorflow/1");
        assertThat(result.bundle().artifacts()).contains("saved-model.zip").doesNotContain(Artifacts.ONNX);
        assertAgrees(result);
    }

    @Test
    void torchScript_asItIs_scoresAsInPython() throws IOException {
        TrainingResult result = train("pytorch", "script", "save_torch", "save_torchscript", "params: {epochs: 1}");
        assertThat(result.bundle().scorer()).isEqualTo("torchscript/1");
        assertThat(result.bundle().artifacts()).contains("model.pt").doesNotContain(Artifacts.ONNX);
        assertThat(printed).noneMatch(line -> line.contains("left out"));
        String file = new String(registry().artifact(result.bundle(), "model.pt"), StandardCharsets.ISO_8859_1);
        assertThat(file.indexOf("graph_module")).as("the shortened form").isPositive();
        assertAgrees(result);
    }

    @Test
    void boostedTrees_ofXgboostAndLightGbm_scoreAsInPython() throws IOException {
        for (String classifier : List.of("xgboost.XGBClassifier", "lightgbm.LGBMClassifier")) {
            String library = classifier.substring(0, classifier.indexOf('.'));
            Path project = Scripts.write(
                    folder.resolve(library),
                    "trees",
                    "import " + library + "\nimport pandan\n\ndata = pandan.load()\nmodel = " + classifier
                            + "(n_estimators=50, max_depth=6, learning_rate=0.2, random_state=0)\n"
                            + "model.fit(data.train.matrix, data.train.y)\npandan.save_trees(model)\n");
            TrainingResult result = train(project, "");
            assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.66);
            assertThat(result.bundle().scorer()).isEqualTo("trees-java/1");
            assertThat(result.bundle().provenance().versions()).containsKey(library);
            assertAgrees(result);
        }
    }

    @Test
    void sequences_ofTheExample_scoreAsInPython() throws IOException {
        for (String library : List.of("keras", "torch")) {
            Path project = Scripts.write(
                    folder.resolve("sequences-" + library),
                    library.equals("keras") ? "tensorflow" : "pytorch",
                    Files.readString(Path.of("../examples/sequences/train_" + library + ".py")));
            TrainingResult result = train(project, "params: {epochs: 1}", SEQUENCE);
            assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.65);
            assertAgrees(result);
        }
    }

    /** The trainer refuses more than 1e-5; what was found is far less, and a row of nothing has a score too. */
    private void assertAgrees(TrainingResult result) {
        String largest = result.bundle().provenance().parameters().get("largest difference to the script");
        assertThat(Double.parseDouble(largest)).isLessThan(1e-5);
        assertThat(result.rows().validation()).isEqualTo(23_012);
        try (Scorer scorer = registry().scorer(result.bundle())) {
            assertThat(scorer.score(new Object[scorer.domain().inputs().size()]))
                    .isBetween(0.0, 1.0);
        }
    }

    @Test
    void script_failing_showsItsLastLines() throws IOException {
        Path project = project("failing", "import pandan\nprint('so far')\nraise ValueError('no such luck')\n");
        assertThatThrownBy(() -> train(project, ""))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("train.py ended with status 1")
                .hasMessageContaining("ValueError: no such luck")
                .hasMessageContaining(folder.resolve("failing/.pandan/late").toString());
    }

    private static Path project(String name, String script) throws IOException {
        return Scripts.write(folder.resolve(name), "sklearn", script);
    }

    private TrainingResult train(String template, String params) throws IOException {
        return train(template, template, "", "", params);
    }

    /** With another word in the script. */
    private TrainingResult train(String template, String name, String word, String other, String params)
            throws IOException {
        String script = Scripts.ofTemplate(template);
        String changed = word.isEmpty() ? script : script.replace(word, other);
        return train(Scripts.write(folder.resolve(name), template, changed), params);
    }

    private TrainingResult train(Path project, String params) {
        return train(project, params, "");
    }

    /**
     * @param feature one more, a line of the project file
     */
    private TrainingResult train(Path project, String params, String feature) {
        return train(project, withScript(params, feature));
    }

    private TrainingResult train(Path project, StoredProject stored) {
        PythonPlace place = PythonPlace.of(project, project.resolve(".pandan"), printed::add);
        Trainer trainer = new Trainer(spark, registry(), project.resolve("reports"), (stage, done, total) -> {}, place);
        return trainer.train(TrainingRequest.of(stored, "late"));
    }

    private static Registry registry() {
        return new Registry(flights.store().objects(), Clock.systemUTC());
    }

    private static StoredProject withScript(String params, String feature) {
        return flights(scripted(params, feature));
    }

    private static String scripted(String params, String feature) {
        String model =
                "model:\n      trainer: python\n      script: train.py\n      requirements: requirements.txt\n      "
                        + params + "\n    policy:";
        return flights.projectText()
                .replaceFirst("(?s)model:\n.*policy:", model)
                .replaceFirst("features:.*\n", "$0" + feature);
    }

    private static StoredProject flights(String text) {
        return new StoredProject(
                ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> null)),
                text,
                flights.store(),
                flights.address(),
                flights.namespace());
    }
}
