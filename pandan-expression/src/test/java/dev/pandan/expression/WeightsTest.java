package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.project.Project;
import org.junit.jupiter.api.Test;

/** What a training row weighs. */
final class WeightsTest {
    private static Project project(String weights) {
        String yaml =
                Projects.feature("far", "distance").with("place", "origin").yaml();
        String model = """
                label: {stream: arrivals, value: delay > 15, within: 1d}
                model:
                  trainer: spark
                  algorithm: gbt
                  weights: WEIGHTS
                policy:
                """.indent(4).replace("WEIGHTS", weights);
        return Projects.read(yaml.replace("    policy:\n", model));
    }

    private static DecisionCode code(String weights) {
        return ProjectCompiler.compile(project(weights)).newCode().decision("late");
    }

    @Test
    void weight_ofAnExpression_seesFeaturesInTheirFinalForm() {
        DecisionCode code = code("if(place = 'JFK', 2, 1) + far / 100");
        assertThat(code.weight(new Object[] {50f, "JFK"})).isEqualTo(2.5);
        assertThat(code.weight(new Object[] {0f, null})).isEqualTo(1.0);
        assertThat(code.weight(new Object[] {null, "JFK"})).isNull();
        assertThat(code("far").weight(new Object[] {-3f, null})).isEqualTo(-3.0);
        assertThat(code("2").weight(new Object[] {-3f, null})).isEqualTo(2.0);
        assertThat(code("sqrt(far)").weight(new Object[] {-3f, null})).isNaN();
    }

    @Test
    void weight_thatIsWrong_isReportedWithItsPlace() {
        assertThat(Projects.problems(project("1 + farr")))
                .singleElement()
                .asString()
                .matches(
                        "pandan.yaml \\d+:20: .*weight of training rows: 'farr' is not a feature \\(did you mean 'far'\\?\\)");
        assertThat(Projects.problems(project("balance")))
                .singleElement()
                .asString()
                .contains("'balance' is not a feature (did you mean 'balanced'?)");
        assertThat(Projects.problems(project("place")))
                .singleElement()
                .asString()
                .contains("a weight is a number, found string");
        assertThat(Projects.problems(project("far > 3")))
                .singleElement()
                .asString()
                .contains("a weight is a number, found boolean (write if(..., 1, 0))");
        assertThat(Projects.problems(project("score")))
                .singleElement()
                .asString()
                .contains("'score' is not a feature (expected one of: far, place, balanced)");
        assertThat(Projects.problems(project("count(*) OVER route_7d"))).isNotEmpty();
    }

    @Test
    void fingerprint_otherWeights_isTheSame() {
        ProjectProgram one = ProjectCompiler.compile(project("far"));
        assertThat(one.fingerprint("late"))
                .isEqualTo(ProjectCompiler.compile(project("balanced")).fingerprint("late"));
    }
}
