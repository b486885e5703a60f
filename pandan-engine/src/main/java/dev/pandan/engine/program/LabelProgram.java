package dev.pandan.engine.program;

/**
 * What a label is computed from when it is not simply read from the row with the event's id: rows of a stream that share a key with the event, later than it.
 *
 * @param rows what is kept of the rows of the label's stream
 * @param window the rows of an event of time t, as a window that is read at {@code t + within + 1 us}: those in {@code (t, t + within]}
 */
public record LabelProgram(WindowTable rows, Window window) {}
