package dev.pandan.training.keyed;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.training.history.LogRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decodes rows of the log. Not thread-safe. */
final class StreamRows {
    private final List<StreamSpec> streams;
    private final List<RowCodec> codecs;
    private final ProjectCode conditions;

    /**
     * @param names in the order of {@link LogRow#stream()}
     */
    StreamRows(ProjectProgram program, List<String> names) {
        this.streams = names.stream()
                .map(name -> Objects.requireNonNull(program.project().streams().get(name)))
                .toList();
        this.codecs =
                streams.stream().map(stream -> new RowCodec(stream.schema())).toList();
        this.conditions = program.newCode();
    }

    StreamSpec stream(LogRow row) {
        return streams.get(row.stream());
    }

    /** The row's values; null if it is one of a user's own table, which was not checked when it was written, and is not valid. */
    @Nullable
    Object @Nullable [] valid(LogRow row) {
        @Nullable Object[] values = codecs.get(row.stream()).decode(row.payload());
        StreamSpec stream = stream(row);
        boolean unchecked = stream.history().isPresent();
        return unchecked && conditions.violated(stream.name(), values) != null ? null : values;
    }
}
