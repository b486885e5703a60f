package dev.pandan.engine.program;

/** How the values of an aggregate's argument are kept and passed. */
public enum ArgumentType {
    /** Boolean (1 or 0), int, long, date and timestamp, passed as {@code Long}. */
    LONG,
    /** Float and double, passed as {@code Double}. */
    DOUBLE,
    /** Decimals of one scale, passed as {@code BigInteger} in units of the last digit; at most 38 digits. */
    DECIMAL,
    /** Text in UTF-8 and binary, passed as {@code byte[]} that is never modified; ordered by unsigned bytes. */
    BYTES
}
