package dev.pandan.training.history;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.LookupSource;
import dev.pandan.engine.replay.Replay;
import dev.pandan.engine.replay.ReplayEvent;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.engine.replay.ReplaySink;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.RowCodec;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Replays the sorted rows of one slice in one task. Not thread-safe. */
public final class SliceReplay {
    private static final int BATCH = 1_000;

    private final List<StreamSpec> streams;
    private final List<RowCodec> codecs;
    private final Replay replay;
    private final Span span;
    private final @Nullable ProjectCode conditions;
    private final Set<String> decided = new HashSet<>();
    private final Predicate<LogRow> decides;

    /**
     * @param streams names in the order of {@link LogRow#stream()}; the first is the decision's own
     * @param decides whether an event of the slice is to be decided; asked right before it is
     */
    public SliceReplay(
            ProjectProgram program,
            String decision,
            List<String> streams,
            Span span,
            LookupSource lookups,
            ReplayOptions options,
            ReplaySink sink,
            Predicate<LogRow> decides) {
        Project project = program.project();
        this.streams = streams.stream()
                .map(name -> Objects.requireNonNull(project.streams().get(name)))
                .toList();
        this.codecs = this.streams.stream()
                .map(stream -> new RowCodec(stream.schema()))
                .toList();
        boolean foreign =
                this.streams.stream().anyMatch(stream -> stream.history().isPresent());
        this.conditions = foreign ? program.newCode() : null;
        this.replay = new Replay(program, decision, lookups, options, sink);
        this.span = span;
        this.decides = decides;
    }

    /** Replays all rows. */
    public void run(Iterator<LogRow> rows, long labelWatermarkMicros) {
        while (some(rows)) {
            // The next ones.
        }
        finish(labelWatermarkMicros);
    }

    /** Replays some rows; false if there were none left. */
    boolean some(Iterator<LogRow> rows) {
        if (!rows.hasNext()) {
            return false;
        }
        replay.pinned(() -> {
            for (int i = 0; i < BATCH && rows.hasNext(); i++) {
                next(rows.next());
            }
        });
        return true;
    }

    /** After the last row, see {@link Replay#finish(long)}. */
    void finish(long labelWatermarkMicros) {
        replay.finish(labelWatermarkMicros);
    }

    private void next(LogRow row) {
        StreamSpec stream = streams.get(row.stream());
        @Nullable Object[] values = codecs.get(row.stream()).decode(row.payload());
        boolean warmUp = row.stream() != 0 || !span.holds(row.timeMicros()) || !decides.test(row);
        if (stream.history().isPresent() && (!valid(stream, values) || (!warmUp && !decided.add(row.id())))) {
            return;
        }
        replay.next(new ReplayEvent(stream.name(), row.id(), row.timeMicros(), row.arrival(), values, warmUp));
    }

    /** Rows of a user's own table were not checked when they were written. */
    private boolean valid(StreamSpec stream, @Nullable Object[] values) {
        return conditions == null || conditions.violated(stream.name(), values) == null;
    }
}
