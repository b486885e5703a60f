package dev.pandan.engine.program;

import dev.pandan.spec.project.Text;

/** A named input of a model. */
public record Feature(String name, FeatureType type, Text expression) {}
