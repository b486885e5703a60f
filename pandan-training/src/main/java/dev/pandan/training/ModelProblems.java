package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.training.algorithm.Parameters;
import dev.pandan.training.evaluate.GateNames;
import dev.pandan.training.fit.Hashing;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the models of a project file, as far as that can be known without data: the parameters of Spark's algorithms, the metrics that gates name, and features that are hashed. */
public final class ModelProblems {
    private ModelProblems() {}

    public static List<Problem> of(ProjectProgram program) {
        return program.decisions().values().stream()
                .filter(decision -> decision.spec().model().isPresent())
                .flatMap(ModelProblems::problems)
                .toList();
    }

    private static Stream<Problem> problems(DecisionProgram decision) {
        return Stream.of(
                        parameters(decision.spec()),
                        GateNames.problems(decision.spec()).stream(),
                        Hashing.problems(decision).stream())
                .flatMap(some -> some);
    }

    private static Stream<Problem> parameters(DecisionSpec decision) {
        return decision.model().stream()
                .filter(model -> model.trainer().equals("spark"))
                .flatMap(model -> Parameters.problems(decision.name(), model).stream());
    }
}
