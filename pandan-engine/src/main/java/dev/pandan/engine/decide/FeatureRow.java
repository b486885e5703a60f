package dev.pandan.engine.decide;

import org.jspecify.annotations.Nullable;

/**
 * Features of one event, with what was read for them. Arrays are owned by the row and not modified.
 *
 * @param values {@code Float}, {@code String}, {@code float[]} or null, in the order of the program's features
 * @param rows rows read per window, in the order of the decision's windows
 * @param hashes hash of the ids read per window, see {@link dev.pandan.engine.window.WindowValues#hash()}
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: owned by the record, never modified
public record FeatureRow(@Nullable Object[] values, long[] rows, long[] hashes) {}
