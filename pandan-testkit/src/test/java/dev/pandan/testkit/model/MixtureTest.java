package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.model.onnx.Layout;
import dev.pandan.model.registry.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two normal distributions of one number, at 0 and at 4, the second with a quarter of the weight. */
final class MixtureTest {
    private static final Layout LAYOUT = new Layout(
            List.of(new Layout.Numbers(Domain.Input.number("x"), new double[] {0}, new double[] {0}, new double[] {1})),
            new int[] {0});

    private static Head.Component at(double mean, double weight) {
        double height = Math.log(weight / Math.sqrt(2 * Math.PI));
        return new Head.Component(height, new double[] {mean}, new double[][] {{1}});
    }

    private static Scorer scorer() {
        Head head = new Head.Mixture(List.of(at(0, 0.75), at(4, 0.25)), 1e-16);
        byte[] file = HeadWriter.write(LAYOUT, head);
        return Model.onnx(file, LAYOUT.domain(), OutputKind.CLASS, List.of("0", "1"))
                .open();
    }

    private static double density(double x) {
        return (0.75 * Math.exp(-x * x / 2) + 0.25 * Math.exp(-(x - 4) * (x - 4) / 2)) / Math.sqrt(2 * Math.PI);
    }

    @Test
    void logDensity_anyNumber_isThatOfBoth() {
        try (Scorer scorer = scorer()) {
            for (float x : new float[] {-3, 0, 2, 4.5f, 9}) {
                assertThat(scorer.logDensity(new Object[] {x})).isCloseTo(Math.log(density(x)), within(1e-9));
            }
            assertThat(scorer.verdict(new Object[] {4f}).classes().predicted()).isEqualTo("1");
        }
    }

    /** Where each density is 0 in doubles. */
    @Test
    void logDensity_farFromAll_isFinite() {
        try (Scorer scorer = scorer()) {
            double expected = Math.log(0.25 / Math.sqrt(2 * Math.PI)) - 996.0 * 996 / 2;
            assertThat(scorer.logDensity(new Object[] {1000f})).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void logDensity_anotherModel_isNone() {
        Head head = new Head.Centres(new double[][] {{0}, {1}}, false);
        byte[] file = HeadWriter.write(LAYOUT, head);
        try (Scorer scorer = Model.onnx(file, LAYOUT.domain(), OutputKind.DISTANCE, List.of("0", "1"))
                .open()) {
            assertThat(scorer.logDensity(new Object[] {1f})).isNaN();
        }
    }
}
