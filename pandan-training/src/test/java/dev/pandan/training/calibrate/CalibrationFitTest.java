package dev.pandan.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.calibration.Isotonic;
import dev.pandan.model.calibration.Platt;
import dev.pandan.spec.project.CalibrationMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CalibrationFitTest {
    private static final int MANY = 40_000;

    private static Outcome row(double score, boolean label) {
        return new Outcome(score, label);
    }

    /** Rows whose label is true as often as a function of the score says. */
    private static List<Outcome> rows(int count, DoubleUnaryOperator truth) {
        SplittableRandom random = new SplittableRandom(9);
        List<Outcome> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = random.nextDouble();
            rows.add(row(score, random.nextDouble() < truth.applyAsDouble(score)));
        }
        return rows;
    }

    /** Pools by hand: 0.1 | 0.2, 0.3 (a violator) | 0.4 twice, a tie | 0.6. */
    @Test
    void isotonic_violators_arePooledIntoPoints() {
        Isotonic line = IsotonicFit.of(List.of(
                row(0.1, false), row(0.2, true), row(0.3, false), row(0.4, false), row(0.4, true), row(0.6, true)));
        assertThat(line.points()).hasSize(3);
        assertThat(line.points().get(0)).isEqualTo(new Isotonic.Point(0.1, 1 / 8.0));
        assertThat(line.points().get(1).score()).isCloseTo(1.3 / 4, within(1e-12));
        assertThat(line.points().get(1).probability()).isEqualTo(0.5);
        assertThat(line.points().get(2)).isEqualTo(new Isotonic.Point(0.6, 7 / 8.0));
        assertThat(line.of(0)).isEqualTo(1 / 8.0);
        assertThat(line.of(1)).isEqualTo(7 / 8.0);
    }

    @Test
    void platt_logOddsThatAreALine_isThatLine() {
        Platt truth = new Platt(0.6, -1.1);
        Platt found = (Platt) CalibrationFit.of(CalibrationMethod.PLATT, rows(MANY, truth::of));
        assertThat(found.slope()).isCloseTo(0.6, within(0.03));
        assertThat(found.intercept()).isCloseTo(-1.1, within(0.03));
    }

    @Test
    void platt_scoresTheWrongWayRound_isLevelAtTheBaseRate() {
        Calibration found = CalibrationFit.of(CalibrationMethod.PLATT, rows(MANY, score -> 0.8 * (1 - score)));
        assertThat(((Platt) found).slope()).isZero();
        assertThat(found.of(0.9)).isCloseTo(0.4, within(0.01));
    }

    @Test
    void platt_scoresThatPart_isFinite() {
        List<Outcome> apart = List.of(row(0, false), row(0, false), row(1, true), row(1, true));
        Platt found = (Platt) CalibrationFit.of(CalibrationMethod.PLATT, apart);
        assertThat(found.of(0)).isCloseTo(0.25, within(1e-6));
        assertThat(found.of(1)).isCloseTo(0.75, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(CalibrationMethod.class)
    void of_scoresTooHigh_areBroughtDown(CalibrationMethod method) {
        DoubleUnaryOperator truth = new Platt(1, -1.5)::of;
        Calibration found = CalibrationFit.of(method, rows(MANY, truth));
        for (double score = 0.05; score < 1; score += 0.05) {
            assertThat(found.of(score)).isCloseTo(truth.applyAsDouble(score), within(0.05));
        }
    }

    @ParameterizedTest
    @EnumSource(CalibrationMethod.class)
    void of_rowsInAnyOrder_areTheSameBits(CalibrationMethod method) {
        List<Outcome> rows = new ArrayList<>(rows(2_000, score -> score * score));
        Calibration first = CalibrationFit.of(method, rows);
        Collections.shuffle(rows, new Random(4));
        assertThat(CalibrationFit.of(method, rows)).isEqualTo(first);
    }
}
