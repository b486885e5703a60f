package dev.pandan.training.fit;

import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.project.CalibrationMethod;
import java.util.Map;

/**
 * How a model was calibrated.
 *
 * @param before the model without it
 * @param learnt rows that the model learnt from, all before the gap
 * @param gap rows between these and those the calibration was fitted on: their labels may lie among the latter
 * @param rows that the calibration was fitted on, the last fifth of the training rows by time
 * @param positives those of them whose label is true
 * @param fromMicros time of the first of them
 */
public record Calibrated(
        Model before,
        CalibrationMethod method,
        Calibration calibration,
        long learnt,
        long gap,
        long rows,
        long positives,
        long fromMicros) {

    /** The same of models that take in texts where these take in buckets. */
    Calibrated hashed(Map<String, Integer> buckets) {
        return new Calibrated(before.hashed(buckets), method, calibration, learnt, gap, rows, positives, fromMicros);
    }
}
