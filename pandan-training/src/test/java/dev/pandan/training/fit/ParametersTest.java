package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import java.util.Map;
import org.apache.spark.ml.classification.LogisticRegression;
import org.junit.jupiter.api.Test;

final class ParametersTest {
    @Test
    void logisticRegression_knownParameters_areSet() {
        LogisticRegression algorithm = Parameters.logisticRegression(
                Map.of("maxIter", 10L, "regParam", 0.01, "elasticNetParam", 1L, "fitIntercept", false));
        assertThat(algorithm.getMaxIter()).isEqualTo(10);
        assertThat(algorithm.getRegParam()).isEqualTo(0.01);
        assertThat(algorithm.getElasticNetParam()).isEqualTo(1);
        assertThat(algorithm.getFitIntercept()).isFalse();
    }

    @Test
    void logisticRegression_unknownName_suggestsTheNearest() {
        assertThatThrownBy(() -> Parameters.logisticRegression(Map.of("maxIters", 10L)))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("did you mean 'maxIter'?");
    }

    @Test
    void logisticRegression_wrongType_saysWhatIsExpected() {
        assertThatThrownBy(() -> Parameters.logisticRegression(Map.of("maxIter", 10.5)))
                .hasMessageContaining("maxIter is a number (expected: a whole number)");
    }

    @Test
    void logisticRegression_refusedValue_saysWhatSparkExpects() {
        assertThatThrownBy(() -> Parameters.logisticRegression(Map.of("regParam", -1.0)))
                .hasMessageContaining("regParam has a value that Spark refuses");
    }

    @Test
    void logisticRegression_columnsAndFamily_areNotTheUsers() {
        assertThatThrownBy(() -> Parameters.logisticRegression(Map.of("family", "multinomial")))
                .hasMessageContaining("family is no parameter");
    }
}
