package dev.pandan.training.calibrate;

import dev.pandan.model.calibration.Calibration;
import dev.pandan.spec.project.CalibrationMethod;
import java.util.Comparator;
import java.util.List;

/** Fits calibrations; the same bits whatever order the rows are in. */
public final class CalibrationFit {
    private static final Comparator<Outcome> ORDER =
            Comparator.comparingDouble(Outcome::score).thenComparing(Outcome::label);

    private CalibrationFit() {}

    /** @param outcomes of rows that the model did not learn from, of both labels */
    public static Calibration of(CalibrationMethod method, List<Outcome> outcomes) {
        List<Outcome> sorted = outcomes.stream().sorted(ORDER).toList();
        return switch (method) {
            case ISOTONIC -> IsotonicFit.of(sorted);
            case PLATT -> new PlattFit(sorted).fit();
        };
    }
}
