package dev.pandan.training.report;

import dev.pandan.training.evaluate.ClassMetrics;

/** A model of classes by name, and how good it is on the validation rows. */
public record ClassResult(String name, ClassMetrics metrics) {}
