package dev.pandan.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClassMetricsTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final PolicySpec POLICY = new PolicySpec(
            Optional.empty(), List.of(new PolicySpec.Rule(Text.of("predicted = 'a'"), "stop")), "none", "ask");

    private static ClassProbabilities said(double... values) {
        return new ClassProbabilities(CLASSES, values);
    }

    @Test
    void of_fiveRows_equalsByHand() {
        ClassPredictions predictions = new ClassPredictions(
                CLASSES,
                List.of(
                        said(0.5, 0.3, 0.2),
                        said(0.4, 0.4, 0.2),
                        said(0.1, 0.2, 0.7),
                        said(0.2, 0.7, 0.1),
                        said(Double.NaN, 0.5, 0.5)),
                List.of("a", "b", "c", "new", "b"),
                new int[] {0, 0, -1, -1, -2});
        ClassMetrics metrics = ClassMetrics.of(predictions, POLICY);
        assertThat(metrics.accuracy()).isEqualTo(2.0 / 5);
        double loss = -(Math.log(0.5) + Math.log(0.4) + Math.log(0.7) + Math.log(1e-15) + Math.log(0.5)) / 5;
        assertThat(metrics.logLoss()).isCloseTo(loss, within(1e-12));
        assertThat(metrics.classes())
                .containsExactly(
                        new ClassFigures("a", 1, 2, 1),
                        new ClassFigures("b", 2, 1, 0),
                        new ClassFigures("c", 1, 1, 1),
                        new ClassFigures("new", 1, 0, 0));
        assertThat(metrics.macroF1()).isCloseTo((2.0 / 3 + 0 + 1 + 0) / 4, within(1e-12));
        assertThat(metrics.confusion()[1]).containsExactly(1, 0, 0, 0);
        assertThat(metrics.confusion()[3]).containsExactly(0, 1, 0, 0);
        assertThat(metrics.rules())
                .containsExactly(
                        new ClassRuleRows("stop", "predicted = 'a'", 2, 0.5),
                        new ClassRuleRows("none", "otherwise", 3, 1.0 / 3));
        assertThat(metrics.byName()).containsEntry("precision.a", 0.5).doesNotContainKey("precision.new");
    }
}
