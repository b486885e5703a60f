package dev.pandan.spec.project;

import java.util.List;

/**
 * An algorithm of Spark MLlib that can be trained, exported and served.
 *
 * @param name as the project file says it
 * @param targets what it can predict; the first is what it predicts unless the file says otherwise
 */
record SparkAlgorithm(String name, List<Target> targets) {
    /** In the order of the documentation. */
    static final List<SparkAlgorithm> ALL = List.of(
            new SparkAlgorithm("logistic_regression", Target.BINARY, Target.CLASS),
            new SparkAlgorithm("linear_svc", Target.BINARY),
            new SparkAlgorithm("decision_tree", Target.BINARY, Target.NUMBER, Target.CLASS),
            new SparkAlgorithm("random_forest", Target.BINARY, Target.NUMBER, Target.CLASS),
            new SparkAlgorithm("gbt", Target.BINARY, Target.NUMBER),
            new SparkAlgorithm("naive_bayes", Target.BINARY, Target.CLASS),
            new SparkAlgorithm("multilayer_perceptron", Target.BINARY, Target.CLASS),
            new SparkAlgorithm("factorization_machine", Target.BINARY),
            new SparkAlgorithm("linear_regression", Target.NUMBER),
            new SparkAlgorithm("generalized_linear_regression", Target.NUMBER),
            new SparkAlgorithm("isotonic_regression", Target.NUMBER),
            new SparkAlgorithm("k_means", Target.CLUSTER),
            new SparkAlgorithm("bisecting_k_means", Target.CLUSTER),
            new SparkAlgorithm("gaussian_mixture", Target.CLUSTER));

    private SparkAlgorithm(String name, Target... targets) {
        this(name, List.of(targets));
    }

    /** Whether a name is that of a class with its package. */
    static boolean isClass(String name) {
        return name.indexOf('.') > 0;
    }

    /** What an algorithm can predict; anything for a name that is none. */
    static List<Target> targets(String name) {
        if (isClass(name)) {
            return List.of(Target.BINARY, Target.NUMBER);
        }
        return ALL.stream()
                .filter(algorithm -> algorithm.name.equals(name))
                .findFirst()
                .map(SparkAlgorithm::targets)
                .orElse(List.of(Target.values()));
    }

    /** The names of those that can predict something. */
    static List<String> names(Target target) {
        return ALL.stream()
                .filter(algorithm -> algorithm.targets.contains(target))
                .map(SparkAlgorithm::name)
                .toList();
    }
}
