package dev.pandan.expression;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import java.util.Map;

/** Features of one event, given by column. */
final class Values {
    private Values() {}

    /** The first feature of the decision {@code late}. */
    static Object of(String expression, Map<String, Object> event, Object... aggregates) {
        ProjectProgram program = Projects.feature("f", expression).compile();
        return of(program, program.newCode().decision("late"), event, aggregates)[0];
    }

    static Object[] of(ProjectProgram program, DecisionCode code, Map<String, Object> event, Object... aggregates) {
        Object[] results = new Object[program.decisions().get("late").features().size()];
        code.features(input(program, event, aggregates), results);
        return results;
    }

    private static Object[] input(ProjectProgram program, Map<String, Object> event, Object... aggregates) {
        DecisionProgram decision = program.decisions().get("late");
        var schema = program.project().streams().get("departures").schema();
        Object[] input = new Object[schema.size() + 4 + decision.aggregates().size()];
        event.forEach((column, value) -> input[schema.require(column)] = value);
        System.arraycopy(aggregates, 0, input, schema.size() + 4, aggregates.length);
        return input;
    }
}
