package dev.pandan.engine.program;

/** Type of a feature's value; null means missing. */
public enum FeatureType {
    /** {@code Float}: numbers rounded to the nearest float32 (one NaN, one zero), booleans as 1 and 0. */
    NUMBER,
    /** {@code String}. */
    CATEGORY
}
