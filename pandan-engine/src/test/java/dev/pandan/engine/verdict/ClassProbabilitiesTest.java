package dev.pandan.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ClassProbabilitiesTest {
    private static ClassProbabilities of(double... values) {
        return new ClassProbabilities(List.of("a", "b", "c", "d").subList(0, values.length), values);
    }

    @Test
    void likeliestAndSecond_ofEqualOnes_theFirst() {
        ClassProbabilities some = of(0.2, 0.3, 0.2, 0.3);
        assertThat(some.likeliest()).isEqualTo(1);
        assertThat(some.second()).isEqualTo(3);
        assertThat(of(0.6, 0.2, 0.2).second()).isEqualTo(1);
        assertThat(of(0.1, 0.2, 0.7).second()).isEqualTo(1);
    }

    @Test
    void second_ofOneClassOfNoneOrOfNothingKnown_none() {
        assertThat(of(1.0).second()).isEqualTo(-1);
        assertThat(ClassProbabilities.NONE.second()).isEqualTo(-1);
        assertThat(of(0.5, Double.NaN, 0.5).second()).isEqualTo(-1);
    }
}
