package dev.pandan.expression;

/** What a name in a feature can mean; of several the first. */
enum Meaning {
    LOOKUP_COLUMN,
    EVENT_COLUMN,
    FEATURE,
    /** A whole row. */
    LOOKUP,
    UNKNOWN
}
