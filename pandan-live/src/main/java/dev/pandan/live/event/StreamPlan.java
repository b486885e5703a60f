package dev.pandan.live.event;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.spec.type.ScalarType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known beforehand about every event of a stream. Immutable. */
public final class StreamPlan {
    private final StreamSpec spec;
    private final RowCodec codec;
    private final List<Integer> tables;
    private final List<WindowTable> tableSpecs;
    private final List<String> decisions;
    private final int idPosition;
    private final int timePosition;

    StreamPlan(ProjectProgram program, StreamSpec spec) {
        this.spec = spec;
        this.codec = new RowCodec(spec.schema());
        this.tables = program.tablesOf(spec.name());
        this.tableSpecs = tables.stream().map(program.tables()::get).toList();
        this.decisions = program.project().decisions().values().stream()
                .filter(decision -> decision.stream().equals(spec.name()))
                .map(decision -> decision.name())
                .toList();
        this.idPosition = spec.idPosition();
        this.timePosition = spec.timePosition();
    }

    public String name() {
        return spec.name();
    }

    public StreamSpec spec() {
        return spec;
    }

    public RowCodec codec() {
        return codec;
    }

    /** Positions of the window tables that rows of the stream go to. */
    public List<Integer> tables() {
        return tables;
    }

    /** Name of the {@code i}-th of {@link #tables()}. */
    public String tableName(int i) {
        return tableSpecs.get(i).name();
    }

    /** Key of a row in the {@code i}-th of {@link #tables()}. */
    public Key key(ProjectCode code, int i, @Nullable Object[] row) {
        return code.rowKey(tables.get(i), row);
    }

    /** Decisions declared on the stream, in the order of the project file. */
    public List<String> decisions() {
        return decisions;
    }

    int idPosition() {
        return idPosition;
    }

    /** An id is a single value: the project's reader sees to it. */
    ScalarType idType() {
        return (ScalarType) spec.schema().column(idPosition).type();
    }

    int timePosition() {
        return timePosition;
    }
}
