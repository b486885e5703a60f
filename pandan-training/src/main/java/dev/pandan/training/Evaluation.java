package dev.pandan.training;

import dev.pandan.training.evaluate.Quality;

/**
 * How a bundle does on events that came after its training rows.
 *
 * @param metrics of the bundle's scorer
 * @param fromMicros time of the first event, microseconds
 * @param untilMicros time of the last event, microseconds
 */
public record Evaluation(Quality metrics, long fromMicros, long untilMicros) {}
