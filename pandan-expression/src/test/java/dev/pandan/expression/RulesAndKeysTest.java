package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of a policy, and keys that are computed. */
final class RulesAndKeysTest {
    private static Object[] event(String destination, String user) {
        return new Object[] {"f", 0L, "JFK", destination, 10, null, null, null, null, user, null, null, null};
    }

    @Test
    void rule_seesFeaturesInTheirFinalForm() {
        DecisionCode code = Projects.feature("far", "distance")
                .with("where", "origin")
                .rule("score > 0.5 AND far > 100 AND where = 'JFK'")
                .compile()
                .newCode()
                .decision("late");
        assertThat(code.rule(0.6, new Object[] {101f, "JFK"})).isZero();
        assertThat(code.rule(0.6, new Object[] {99f, "JFK"})).isEqualTo(-1);
        assertThat(code.rule(0.6, new Object[] {101f, null})).isEqualTo(-1);
        assertThat(code.rule(0.5, new Object[] {101f, "JFK"})).isEqualTo(-1);
    }

    @Test
    void windowKey_ofAnExpression_hasTheTypeOfTheColumn() {
        String yaml = Projects.feature("f", "count(*) OVER route_7d")
                .yaml()
                .replace("by: [origin, destination]", "by: {gate: \"substr(user, 1, 2)\", delay: string(distance)}");
        ProjectProgram program = ProjectCompiler.compile(Projects.read(yaml));
        KeyCodec codec = new KeyCodec(List.of(ColumnType.STRING, ColumnType.INT));
        DecisionCode code = program.newCode().decision("late");
        assertThat(code.windowKey(0, event("ORD", "A1B2"))).isEqualTo(codec.encode(new Object[] {"A1", 10}));
        assertThat(code.windowKey(0, event("ORD", null))).isEqualTo(codec.encode(new Object[] {null, 10}));
        Object[] row = {"f", 0L, "JFK", "ORD", 10, null, null, "A1", null};
        assertThat(program.newCode().rowKey(0, row)).isEqualTo(code.windowKey(0, event("ORD", "A1B2")));
    }

    @Test
    void windowKey_ofAnExpressionOnRows_isComputedOnBothSides() {
        String yaml = Projects.feature("f", "count(*) OVER route_7d")
                .yaml()
                .replace("by: [origin, destination]", "by: {\"upper(gate)\": user, \"delay % 10\": distance}");
        ProjectProgram program = ProjectCompiler.compile(Projects.read(yaml));
        ProjectCode code = program.newCode();
        Object[] row = {"f", 0L, "JFK", "ORD", 20, null, null, "a1", null};
        Object[] event = event("ORD", "A1");
        event[4] = 0;
        assertThat(code.rowKey(0, row)).isEqualTo(code.decision("late").windowKey(0, event));
        assertThat(program.tables().get(0).name()).matches("arrivals_by_x[0-9a-f]{8}_x[0-9a-f]{8}");
    }

    @Test
    void windowKey_ofOneExpression_standsForBothSides() {
        String yaml = Projects.feature("f", "count(*) OVER route_7d")
                .yaml()
                .replace("by: [origin, destination]", "by: [lower(origin), destination]");
        ProjectCode code = ProjectCompiler.compile(Projects.read(yaml)).newCode();
        Object[] row = {"f", 0L, "JFK", "ORD", 20, null, null, "a1", null};
        Object[] event = event("ORD", "A1");
        event[2] = "jfk";
        assertThat(code.rowKey(0, row)).isEqualTo(code.decision("late").windowKey(0, event));
    }

    @Test
    void windowKey_thatIsWrong_isReported() {
        String yaml = Projects.feature("f", "count(*) OVER route_7d")
                .yaml()
                .replace("by: [origin, destination]", "by: {upper(gate) + gatt: user, array(delay): distance}");
        assertThat(Projects.problems(Projects.read(yaml)))
                .anyMatch(problem ->
                        problem.contains("column 'gatt' not found in stream 'arrivals' (did you mean 'gate'?)"))
                .anyMatch(problem -> problem.contains("a key cannot be of type array<int>"));
    }

    @Test
    void lookupKey_ofAnExpression_isComputed() {
        String yaml =
                Projects.feature("f", "airport.runways").yaml().replace("key: origin}", "key: upper(destination)}");
        DecisionCode code =
                ProjectCompiler.compile(Projects.read(yaml)).newCode().decision("late");
        assertThat(code.lookupKey(0, event("ord", null)))
                .isEqualTo(new KeyCodec(List.of(ColumnType.STRING)).encode(new Object[] {"ORD"}));
    }
}
