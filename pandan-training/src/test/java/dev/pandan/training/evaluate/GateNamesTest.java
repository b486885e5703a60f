package dev.pandan.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.Gate;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.SparkSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.project.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GateNamesTest {
    private static DecisionSpec decision(String gate, Target target, boolean hasCosts) {
        ModelSpec model = new ModelSpec(
                "spark",
                "gbt",
                Map.of(),
                new SparkSpec(Map.of(), false, Optional.empty()),
                Optional.empty(),
                target,
                3,
                Optional.of(Gate.parse(Text.of(gate))),
                Optional.empty());
        PolicySpec policy = new PolicySpec(
                hasCosts ? Optional.of(new PolicySpec.Costs(5, 1)) : Optional.empty(),
                List.of(new PolicySpec.Rule(Text.of("score >= 0.5"), "rebook")),
                "none",
                "none");
        return new DecisionSpec("late", "s", Map.of(), Map.of(), Optional.empty(), Optional.of(model), policy);
    }

    @Test
    void problems_metricsOfTheKind_none() {
        assertThat(GateNames.problems(decision("auc >= champion.auc - 0.1 and cost_rebook < 3", Target.BINARY, true)))
                .isEmpty();
        assertThat(GateNames.problems(decision("rmse < champion.rmse", Target.NUMBER, false)))
                .isEmpty();
        assertThat(GateNames.problems(decision("recall.late > 0.5 and accuracy > 0.3", Target.CLASS, false)))
                .isEmpty();
    }

    @Test
    void problems_unknownMetric_isNamedWithTheNearest() {
        assertThat(GateNames.problems(decision("ouc >= champion.lock_loss", Target.BINARY, true)))
                .extracting(Problem::message)
                .satisfiesExactly(
                        first -> assertThat(first).contains("'champion.lock_loss'"),
                        second -> assertThat(second).contains("'ouc'").contains("did you mean 'auc'"));
        assertThat(GateNames.problems(decision("cost_rebook < 3", Target.BINARY, false)))
                .hasSize(1);
        assertThat(GateNames.problems(decision("auc > 0.5", Target.NUMBER, false)))
                .hasSize(1);
    }
}
