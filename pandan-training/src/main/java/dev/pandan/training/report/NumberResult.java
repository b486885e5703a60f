package dev.pandan.training.report;

import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;

/** A model by name, the numbers that it predicted on the validation rows, and how good they are. */
public record NumberResult(String name, NumberPredictions predictions, NumberMetrics metrics) {}
