package dev.pandan.engine.window;

/** What a {@link KeyLog} lacks to be read at some time. */
public sealed interface Lack {

    /** The rows from a time on: those that it holds begin later. */
    record Before(long fromMicros) implements Lack {}

    /** More of the latest rows that end where those that it holds begin. */
    record Latest(int rows) implements Lack {}

    /** What a tile was made of, in parts that no edge cuts, or row by row. */
    record Parts(Tile tile) implements Lack {}
}
