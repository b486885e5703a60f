package dev.pandan.store;

import java.io.Serializable;

/**
 * A part of a stream's log or of a user's table, for parallel reading; meaningful only to the adapter that made it.
 *
 * @param table stream or table name
 * @param from start of the part in the adapter's own terms
 * @param to end of the part in the adapter's own terms
 */
public record Split(String table, String from, String to) implements Serializable {}
