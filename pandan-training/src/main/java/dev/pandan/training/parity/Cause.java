package dev.pandan.training.parity;

/** Why a decision did not read a row that its window holds now, or read one that it does not hold. */
public enum Cause {
    /** The row arrived after the event that was decided. */
    LATE,
    /** The row arrived before the event, was not read, and was admitted by another writer. */
    CONCURRENT,
    /** The row arrived before the event, from the same writer, and was not read. */
    LOST,
    /** The row was read and is in the window table, but the log does not hold it. */
    NOT_IN_LOG
}
