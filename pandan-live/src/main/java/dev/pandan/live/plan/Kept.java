package dev.pandan.live.plan;

/**
 * Rows in windows at one time, over all keys, as the log lets expect.
 *
 * @param rows rows of the window's stream in a time of the window's length
 * @param keys different keys among them, at most
 * @param bytes of heap if all of them are in memory
 */
public record Kept(long rows, long keys, long bytes) {}
