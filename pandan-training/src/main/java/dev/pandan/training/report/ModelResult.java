package dev.pandan.training.report;

import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Predictions;

/** A model by name, what it predicted on the validation rows, and how good that is. */
public record ModelResult(String name, Predictions predictions, Metrics metrics) {}
