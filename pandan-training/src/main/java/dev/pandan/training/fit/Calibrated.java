package dev.pandan.training.fit;

import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.project.CalibrationMethod;

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
        long fromMicros) {}
