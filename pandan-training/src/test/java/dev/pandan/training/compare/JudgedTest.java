package dev.pandan.training.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Target;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JudgedTest {
    private static final PolicySpec POLICY = new PolicySpec(Optional.empty(), List.of(), "none", "none");

    private static Judged of(Target target) {
        return new Judged(target, POLICY);
    }

    private static BitSet rows(int... some) {
        BitSet rows = new BitSet();
        for (int row : some) {
            rows.set(row);
        }
        return rows;
    }

    @Test
    void number_allAndSome_haveTheirRmse() {
        Judged judged = of(Target.NUMBER);
        judged.add(Verdict.of(10), 13.0, -1);
        judged.add(Verdict.of(20), 16.0, -1);

        assertThat(judged.all().byName()).containsEntry("rmse", Math.sqrt(12.5)).containsEntry("bias", 0.5);
        assertThat(judged.figure(rows(0))).isEqualTo(3);
        assertThat(judged.figure(rows())).isNaN();
    }

    @Test
    void classes_allAndSome_haveTheirLogLoss() {
        Judged judged = of(Target.CLASS);
        List<String> names = List.of("early", "late");
        judged.add(Verdict.of(new ClassProbabilities(names, new double[] {0.8, 0.2})), "early", -1);
        judged.add(Verdict.of(new ClassProbabilities(names, new double[] {0.5, 0.5})), "late", -1);

        assertThat(judged.all().rows()).isEqualTo(2);
        assertThat(judged.all().byName().get("log_loss"))
                .isCloseTo(-(Math.log(0.8) + Math.log(0.5)) / 2, within(1e-12));
        assertThat(judged.figure(rows(1))).isCloseTo(-Math.log(0.5), within(1e-12));
    }

    @Test
    void anomalies_withLabels_haveTheirAuc() {
        Judged judged = of(Target.ANOMALY);
        judged.add(Verdict.of(0.9), true, -1);
        judged.add(Verdict.of(0.2), false, -1);
        judged.add(Verdict.of(0.4), false, -1);

        assertThat(judged.figure(rows(0, 1, 2))).isEqualTo(1);
        assertThat(judged.figure(rows(1, 2))).isNaN();
    }
}
