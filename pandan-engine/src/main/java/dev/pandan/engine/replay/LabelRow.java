package dev.pandan.engine.replay;

import org.jspecify.annotations.Nullable;

/**
 * What a row of the label stream says.
 *
 * @param value null if the row does not know
 */
record LabelRow(long timeMicros, @Nullable Object value) {}
