package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a decision is measured: section {@code evaluate}, and {@code target} of a policy. */
final class EvaluateSectionTest {
    private static final String PROJECT = """
            pandan: 1
            name: shop
            store: "memory:"
            streams:
              orders:
                id: number
                time: at
                columns: {number: long, at: timestamp, region: string, amount: double}
            decisions:
              check:
                stream: orders
                features:
                  size: amount
                label: {stream: orders, value: amount > 1, within: 1h}
                model: {trainer: spark, algorithm: gbt}
                policy:
            TARGET
                  otherwise: accept
                  fallback: accept
            EVALUATE
            """;

    private static DecisionSpec read(String target, String evaluate) {
        String text = PROJECT.replace("TARGET", target).replace("EVALUATE", evaluate);
        return ProjectReader.read("pandan.yaml", text, Map.<String, String>of()::get)
                .decisions()
                .get("check");
    }

    private static List<String> problems(String target, String evaluate) {
        return catchThrowableOfType(PandanException.class, () -> read(target, evaluate)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void read_nothing_isAsUsual() {
        assertThat(read("", "").evaluate()).isEqualTo(EvaluateSpec.plain());
        assertThat(read("", "").policy().target()).isEmpty();
    }

    @Test
    void read_all_isKnown() {
        DecisionSpec decision =
                read("      target: {recall: 0.8}", "    evaluate: {by: [region, size], resamples: 50, seed: 3}");
        assertThat(decision.evaluate()).isEqualTo(new EvaluateSpec(List.of("region", "size"), 50, 3));
        assertThat(decision.policy().target()).contains(new RateTarget(RateTarget.Rate.RECALL, 0.8));
        assertThat(read("", "    evaluate: {resamples: off}").evaluate().resamples())
                .isZero();
    }

    @Test
    void read_wrong_everyProblemWithItsPlace() {
        assertThat(problems("      target: {alarms: 2}", "    evaluate: {resamples: 3}"))
                .satisfiesExactlyInAnyOrder(
                        first -> assertThat(first).startsWith("pandan.yaml 17:").contains("alarms: not a share"),
                        second ->
                                assertThat(second).startsWith("pandan.yaml 20:").contains("from 20 to 10000"));
        assertThat(problems("", "    evaluate: {by: regoin}"))
                .singleElement()
                .asString()
                .contains("no feature or column 'regoin' (did you mean 'region'?)");
        assertThat(problems("      target: {alarms: 0.1, recall: 0.2}", ""))
                .singleElement()
                .asString()
                .contains("2 rates (expected: one of alarms, precision, recall)");
    }
}
