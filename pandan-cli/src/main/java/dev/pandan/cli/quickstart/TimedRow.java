package dev.pandan.cli.quickstart;

import dev.pandan.spec.project.StreamSpec;
import org.jspecify.annotations.Nullable;

/**
 * A row of an example's files.
 *
 * @param values one per column of the stream
 */
@SuppressWarnings("ArrayRecordComponent") // never modified
record TimedRow(
        StreamSpec stream,
        long timeMicros,
        String id,
        @Nullable Object[] values) {}
