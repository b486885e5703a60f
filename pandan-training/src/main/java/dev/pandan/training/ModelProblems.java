package dev.pandan.training;

import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.Project;
import dev.pandan.training.algorithm.Parameters;
import java.util.List;

/** What is wrong with the models of a project file, as far as that can be known without data: the parameters of Spark's algorithms. */
public final class ModelProblems {
    private ModelProblems() {}

    public static List<Problem> of(Project project) {
        return project.decisions().values().stream()
                .filter(decision -> decision.model().isPresent())
                .filter(decision -> decision.model().orElseThrow().trainer().equals("spark"))
                .flatMap(decision ->
                        Parameters.problems(decision.name(), decision.model().orElseThrow()).stream())
                .toList();
    }
}
