package dev.pandan.spec.project;

import static dev.pandan.spec.project.Minimal.problems;
import static dev.pandan.spec.project.Minimal.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The section of a model. */
final class ModelSectionTest {
    @Test
    void read_reasons_offOrACount() {
        assertThat(reasons("")).isEqualTo(3);
        assertThat(reasons("reasons: 5\n")).isEqualTo(5);
        assertThat(reasons("reasons: off\n")).isZero();
        assertThat(problems(withModel("trainer: spark\nalgorithm: gbt\nreasons: 0\n")))
                .singleElement()
                .asString()
                .contains("model.reasons: '0' (expected: off, or a whole number from 1 to 100)");
    }

    private static int reasons(String line) {
        return read(withModel("trainer: spark\nalgorithm: gbt\n" + line))
                .decisions()
                .get("check")
                .reasons();
    }

    private static String withModel(String model) {
        return Minimal.PROJECT.replace(
                "    policy:\n",
                "    label: {stream: orders, value: amount > 1, within: 1d}\n    model:\n"
                        + model.indent(6)
                        + "    policy:\n");
    }

    @Test
    void read_search_valuesTrialsAndPlaces() {
        ModelSpec model = read(withModel("""
                        trainer: spark
                        algorithm: multilayer_perceptron
                        params: {maxIter: 20, layers: [8, 4]}
                        weights: balanced
                        search:
                          stepSize: [0.1, 0.2]
                          layers: [[4], [8, 4]]
                        trials: 3
                        seed: 9
                        folds: 4
                        """)).decisions().get("check").model().orElseThrow();
        assertThat(model.params()).containsEntry("layers", List.of(8L, 4L)).containsEntry("maxIter", 20L);
        assertThat(model.spark().isBalanced()).isTrue();
        assertThat(model.spark().places().get("weights").line()).isEqualTo(21);
        SearchSpec search = model.spark().search().orElseThrow();
        assertThat(search.values().get("layers")).isEqualTo(List.of(List.of(4L), List.of(8L, 4L)));
        assertThat(search.trials()).hasValue(3);
        assertThat(search.seed()).isEqualTo(9);
        assertThat(search.folds()).isEqualTo(4);
        assertThat(model.spark().places().get("stepSize").line()).isEqualTo(23);
    }

    @Test
    void read_weights_anExpressionOrBalanced() {
        ModelSpec model = read(withModel("trainer: spark\nalgorithm: gbt\nweights: 1 + amount\n"))
                .decisions()
                .get("check")
                .model()
                .orElseThrow();
        assertThat(model.spark().isBalanced()).isFalse();
        Text weights = model.weights().orElseThrow();
        assertThat(weights.text()).isEqualTo("1 + amount");
        assertThat(weights.location().column()).isEqualTo(16);
        assertThat(model.with(Map.of("maxIter", 3L)).weights()).contains(weights);
        assertThat(problems(withModel("trainer: spark\nalgorithm: k_means\nweights: amount\n")))
                .noneMatch(problem -> problem.contains("weights"));
        assertThat(read(withModel("trainer: python\nscript: a.py\npredicts: number\nweights: amount\n"))
                        .decisions()
                        .get("check")
                        .model()
                        .orElseThrow()
                        .weights())
                .map(Text::text)
                .contains("amount");
        assertThat(problems(withModel("trainer: python\nscript: a.py\nweights: balanced\n")))
                .singleElement()
                .asString()
                .contains("model.weights: balanced belongs to trainer: spark alone (expected: an expression over");
        assertThat(problems(withModel("trainer: spark\nalgorithm: gbt\nweights: ''\n")))
                .singleElement()
                .asString()
                .contains("model.weights: empty (expected: an expression)");
        assertThat(problems(withModel("trainer: spark\nalgorithm: gbt\nweights: [1, 2]\n")))
                .singleElement()
                .asString()
                .contains("model.weights: found a list (expected: a value)");
    }

    @Test
    void read_earlyStopping_ofBoostedTreesAlone() {
        ModelSpec model = read(withModel("trainer: spark\nalgorithm: gbt\nearly_stopping: 0.1\n"))
                .decisions()
                .get("check")
                .model()
                .orElseThrow();
        assertThat(model.spark().earlyStopping()).hasValue(0.1);
        assertThat(problems(withModel("trainer: spark\nalgorithm: random_forest\nearly_stopping: 0.6\n")))
                .anyMatch(problem -> problem.contains("early_stopping: random_forest learns no trees one after the"
                        + " other (expected: algorithm: gbt)"))
                .anyMatch(problem -> problem.contains("early_stopping: not a share (expected: a number above 0 and at"
                        + " most 0.5, for example 0.1)"))
                .hasSize(2);
    }

    @Test
    void read_estimatorOfAClass_needsItsJar() {
        ModelSpec model = read(withModel("trainer: spark\nalgorithm: com.example.Mine\njar: lib/mine.jar\n"))
                .decisions()
                .get("check")
                .model()
                .orElseThrow();
        assertThat(model.isOfClass()).isTrue();
        assertThat(model.spark().jar().orElseThrow().text()).isEqualTo("lib/mine.jar");
        assertThat(model.target()).isEqualTo(Target.BINARY);
        assertThat(problems(withModel("trainer: spark\nalgorithm: com.example.Mine\npredicts: class\n")))
                .anyMatch(problem -> problem.contains("jar: missing (expected: the jar that holds the class"))
                .anyMatch(problem ->
                        problem.contains("com.example.Mine does not predict a class (expected: binary or" + " number"))
                .hasSize(2);
        assertThat(problems(withModel("trainer: spark\nalgorithm: gbt\njar: mine.jar\n")))
                .anyMatch(problem -> problem.contains(
                        "jar: the algorithm is one of Spark's own (expected: algorithm: a" + " class with its package"))
                .hasSize(1);
    }

    private static Target target(String model) {
        return read(withModel(model)).decisions().get("check").target();
    }

    @Test
    void read_predicts_orWhatTheAlgorithmDoes() {
        assertThat(target("trainer: spark\nalgorithm: gbt\n")).isEqualTo(Target.BINARY);
        assertThat(target("trainer: spark\nalgorithm: gbt\npredicts: number\n")).isEqualTo(Target.NUMBER);
        assertThat(target("trainer: spark\nalgorithm: linear_regression\n")).isEqualTo(Target.NUMBER);
        assertThat(target("trainer: python\nscript: a.py\n")).isEqualTo(Target.BINARY);
        assertThat(target("trainer: python\nscript: a.py\npredicts: number\n")).isEqualTo(Target.NUMBER);
    }

    @Test
    void read_clusters_needNoLabelAndHaveNone() {
        String labelled = withModel("trainer: spark\nalgorithm: k_means\nsearch: {k: [2, 3]}\nweights: balanced\n");
        assertThat(problems(labelled))
                .anyMatch(
                        problem -> problem.contains("label: the model predicts a cluster: clusters are found without"))
                .anyMatch(problem -> problem.contains("search: the model predicts a cluster: without a label no trial"))
                .anyMatch(problem -> problem.contains("weights: the model predicts a cluster: it learns from no label"))
                .hasSize(3);
        assertThat(problems(withModel("trainer: spark\nalgorithm: gbt\npredicts: anomaly\n")))
                .anyMatch(problem -> problem.contains("gbt does not predict an anomaly (expected: binary or number; an"
                        + " anomaly is predicted by a script, trainer: python)"));
        assertThat(target("trainer: python\nscript: a.py\npredicts: anomaly\n")).isEqualTo(Target.ANOMALY);
    }

    @Test
    void read_numberWithWhatItHasNot_everyProblem() {
        assertThat(problems(withModel("trainer: spark\nalgorithm: linear_svc\npredicts: number\n")))
                .anyMatch(problem ->
                        problem.contains("predicts: linear_svc does not predict a number (expected: binary; a"
                                + " number is predicted by decision_tree, random_forest, gbt, linear_regression"));
        assertThat(problems(withModel("trainer: spark\nalgorithm: linear_regression\nweights: balanced\n")
                        .replace("within: 1d", "within: 1d, missing: negative")
                        .replace("    policy:\n", "    policy:\n      costs: {missed: 1, false_alarm: 1}\n")))
                .anyMatch(
                        problem -> problem.contains("model.weights: the model predicts a number: there are no classes"))
                .anyMatch(
                        problem -> problem.contains("label.missing: the model predicts a number: there is no negative"))
                .anyMatch(problem -> problem.contains("policy.costs: the model predicts a number: costs are of missed"))
                .hasSize(3);
        assertThat(problems(withModel("trainer: spark\nalgorithm: gbt\npredicts: numbr\n")))
                .anyMatch(problem -> problem.contains("predicts: 'numbr' is not known (did you mean 'number'?)"));
    }

    @Test
    void read_wrongSearch_everyProblem() {
        assertThat(problems(withModel("""
                        trainer: spark
                        algorithm: random_forrest
                        search: {maxDepth: [], numTrees: 5}
                        trials: 501
                        folds: 0
                        """)))
                .anyMatch(problem -> problem.contains("(did you mean 'random_forest'?)"))
                .anyMatch(problem -> problem.contains("search.maxDepth: empty (expected: at least one value)"))
                .anyMatch(problem -> problem.contains("search.numTrees: found a single value (expected: a list)"))
                .anyMatch(problem -> problem.contains("trials: not a count (expected: a whole number from 1 to 500)"));
        assertThat(problems(withModel("trainer: spark\nalgorithm: gbt\nseed: 2\nfolds: 21\n")))
                .anyMatch(problem -> problem.contains("seed: there is no 'search' that it is about"))
                .anyMatch(problem -> problem.contains("folds: there is no 'search' that it is about"))
                .anyMatch(problem -> problem.contains("folds: not a count (expected: a whole number from 1 to 20)"));
        assertThat(problems(withModel("trainer: python\nscript: a.py\nsearch: {a: [1]}\nfolds: 2\n")))
                .anyMatch(problem -> problem.contains("search: belongs to trainer: spark alone"))
                .anyMatch(problem -> problem.contains("folds: belongs to trainer: spark alone"))
                .hasSize(2);
    }
}
