package dev.pandan.training;

import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.Project;
import dev.pandan.training.algorithm.Parameters;
import dev.pandan.training.evaluate.GateNames;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the models of a project file, as far as that can be known without data: the parameters of Spark's algorithms, and the metrics that gates name. */
public final class ModelProblems {
    private ModelProblems() {}

    public static List<Problem> of(Project project) {
        return project.decisions().values().stream()
                .filter(decision -> decision.model().isPresent())
                .flatMap(decision -> Stream.concat(parameters(decision), GateNames.problems(decision).stream()))
                .toList();
    }

    private static Stream<Problem> parameters(DecisionSpec decision) {
        return decision.model().stream()
                .filter(model -> model.trainer().equals("spark"))
                .flatMap(model -> Parameters.problems(decision.name(), model).stream());
    }
}
