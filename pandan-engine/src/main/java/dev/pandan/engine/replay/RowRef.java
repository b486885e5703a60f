package dev.pandan.engine.replay;

/** A row, by what identifies it within its stream. */
public record RowRef(String id, long timeMicros) {}
