package dev.pandan.engine.program;

import java.util.Locale;

/** Type of a feature's value; null means missing. */
public enum FeatureType {
    /** {@code Float}: numbers rounded to the nearest float32 (one NaN, one zero), booleans as 1 and 0. */
    NUMBER,
    /** {@code String}. */
    CATEGORY,
    /** {@code float[]} of the feature's size, never modified: elements as {@link #NUMBER}, NaN where one is missing. */
    VECTOR;

    /** As people and JSON have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
