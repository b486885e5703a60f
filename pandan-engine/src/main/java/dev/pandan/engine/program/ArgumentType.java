package dev.pandan.engine.program;

/** How the values of an aggregate's argument are kept and passed. */
public enum ArgumentType {
    /** Boolean (1 or 0), int, long, date and timestamp, passed as {@code Long}. */
    LONG,
    /** Float and double, passed as {@code Double}. */
    DOUBLE
}
