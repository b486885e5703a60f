package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.OutputKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the kinds of models that scikit-learn has, in Pipelines as people write them. */
final class SklearnIT extends ScriptedFlights {
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
                from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, RobustScaler, StandardScaler

                data = pandan.load()
                scalers = StandardScaler(), MinMaxScaler(), MaxAbsScaler(), RobustScaler()
                columns = [(make_pipeline(SimpleImputer(), scalers[i % 4]), [name]) for i, name in enumerate(data.numbers)]
                model = make_pipeline(make_column_transformer(*columns), MODEL)
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
}
