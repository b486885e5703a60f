package dev.pandan.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.Flights;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.project.LabelSpec.Missing;
import org.junit.jupiter.api.Test;

final class PolicyTest {
    private static final Object[] QUIET = {null, 1f, null};
    private static final Object[] BUSY = {null, 9f, null};

    @Test
    void decide_severalRulesHold_firstDecides() {
        assertThat(policy(true).decide(0.6, BUSY)).isEqualTo(new Outcome("rebook", 0));
    }

    @Test
    void decide_laterRuleHolds_itDecides() {
        assertThat(policy(true).decide(0.59, BUSY)).isEqualTo(new Outcome("notify", 1));
    }

    @Test
    void decide_noRuleHolds_otherwise() {
        assertThat(policy(true).decide(0.1, QUIET)).isEqualTo(new Outcome("none", Decision.OTHERWISE));
    }

    @Test
    void decide_noScore_fallbackWhateverTheRules() {
        assertThat(policy(true).decide(Double.NaN, BUSY)).isEqualTo(new Outcome("call", Decision.FALLBACK));
    }

    @Test
    void decide_noModel_rulesReadFeatures() {
        assertThat(policy(false).decide(Double.NaN, BUSY)).isEqualTo(new Outcome("notify", 1));
        assertThat(policy(false).decide(Double.NaN, QUIET)).isEqualTo(new Outcome("none", Decision.OTHERWISE));
    }

    private static Policy policy(boolean model) {
        ProjectProgram program = Flights.program(Missing.UNKNOWN, model);
        return new Policy(
                program.decisions().get(Flights.DECISION), program.newCode().decision(Flights.DECISION));
    }
}
