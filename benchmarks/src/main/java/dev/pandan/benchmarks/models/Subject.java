package dev.pandan.benchmarks.models;

import dev.pandan.model.registry.Model;

/**
 * A model to measure.
 *
 * @param name for example {@code spark gbt}
 * @param library that trained it
 * @param pythonMicros processor time of one row in Python; NaN if it was not trained there
 */
record Subject(String name, String library, Model model, double pythonMicros) {}
