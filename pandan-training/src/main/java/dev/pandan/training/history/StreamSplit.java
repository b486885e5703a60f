package dev.pandan.training.history;

import dev.pandan.store.Split;
import java.io.Serializable;

/**
 * A part of a stream to read.
 *
 * @param stream position of the stream among those that are read
 * @param name the stream's name
 * @param foreign whether the part is one of the user's own table
 */
record StreamSplit(int stream, String name, boolean foreign, Split split) implements Serializable {}
