package dev.pandan.training;

import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Quality;

/**
 * How a bundle does on events that came after its training rows.
 *
 * @param metrics of the bundle's scorer
 * @param inspection of it
 * @param fromMicros time of the first event, microseconds
 * @param untilMicros time of the last event, microseconds
 */
public record Evaluation(Quality metrics, Inspection inspection, long fromMicros, long untilMicros) {}
