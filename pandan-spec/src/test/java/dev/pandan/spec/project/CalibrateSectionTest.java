package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How scores are calibrated: {@code calibrate} of a model. */
final class CalibrateSectionTest {
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
                model: {trainer: spark, MODEL}
                policy:
                  otherwise: accept
                  fallback: accept
            """;

    private static ModelSpec read(String model) {
        String text = PROJECT.replace("MODEL", model);
        return ProjectReader.read("pandan.yaml", text, Map.<String, String>of()::get)
                .decisions()
                .get("check")
                .model()
                .orElseThrow();
    }

    private static List<String> problems(String model) {
        return catchThrowableOfType(PandanException.class, () -> read(model)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void read_methods_areKnown() {
        assertThat(read("algorithm: gbt").calibrate()).isEmpty();
        ModelSpec model = read("algorithm: gbt, calibrate: isotonic");
        assertThat(model.calibrate()).contains(CalibrationMethod.ISOTONIC);
        assertThat(model.with(Map.of("maxDepth", 3L)).calibrate()).contains(CalibrationMethod.ISOTONIC);
        assertThat(read("algorithm: gbt, calibrate: platt").calibrate())
                .isEqualTo(Optional.of(CalibrationMethod.PLATT));
    }

    @Test
    void read_anotherMethod_isRefusedWithItsPlace() {
        assertThat(problems("algorithm: gbt, calibrate: beta"))
                .singleElement()
                .asString()
                .startsWith("pandan.yaml 15:56: ")
                .contains("decisions.check.model.calibrate")
                .contains("isotonic");
    }

    @Test
    void read_modelOfNumbers_isRefusedWithTheReason() {
        assertThat(problems("algorithm: linear_regression, calibrate: platt"))
                .singleElement()
                .asString()
                .contains("decisions.check.model.calibrate: the model predicts a number")
                .contains("leave it out");
    }
}
