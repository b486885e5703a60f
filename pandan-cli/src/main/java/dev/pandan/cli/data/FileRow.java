package dev.pandan.cli.data;

import dev.pandan.spec.error.Problem;
import org.jspecify.annotations.Nullable;

/** A row of a file. */
public sealed interface FileRow {

    /**
     * @param values one per column of the schema, each null or of its type's class
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never modified
    record Values(@Nullable Object[] values) implements FileRow {}

    /**
     * @param text what stands in the file, as far as it can be told
     */
    record Unreadable(String text, Problem problem) implements FileRow {}
}
