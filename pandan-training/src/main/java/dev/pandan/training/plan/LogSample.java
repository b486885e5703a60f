package dev.pandan.training.plan;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.ProgramText;
import dev.pandan.training.history.SlicedLog;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Samples of all streams that a decision needs, read in one pass. Mutable while it is filled. */
final class LogSample implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<RowSample> streams = new ArrayList<>();

    private LogSample(List<RowSample> streams) {
        this.streams.addAll(streams);
    }

    static LogSample read(SlicedLog log, ProgramText text, String decision) {
        Task task = new Task(text, decision, new ArrayList<>(log.reach().streams()));
        List<LogSample> parts = log.rows().mapPartitions(task::sample).collect();
        LogSample all = parts.get(0);
        parts.stream().skip(1).forEach(all::merge);
        return all;
    }

    private void merge(LogSample other) {
        for (int i = 0; i < streams.size(); i++) {
            streams.get(i).merge(other.streams.get(i));
        }
    }

    /** By position of the stream. */
    RowSample stream(int position) {
        return streams.get(position);
    }

    /** Positions of the window tables of a stream that a decision reads, in the order in which samples have their keys. */
    static List<Integer> tables(ProjectProgram program, DecisionProgram decision, String stream) {
        List<Integer> read = decision.windows().stream()
                .map(window -> program.windows().get(window).table())
                .toList();
        return program.tablesOf(stream).stream().filter(read::contains).toList();
    }

    /** What a task is sent. */
    private record Task(ProgramText text, String decision, ArrayList<String> streams) implements Serializable {

        Iterator<LogSample> sample(Iterator<LogRow> rows) {
            ProjectProgram program = text.compile();
            List<KeyReader> readers = streams.stream()
                    .map(stream -> new KeyReader(program, decision, stream))
                    .toList();
            List<RowSample> samples = readers.stream()
                    .map(reader -> new RowSample(reader.tables().size()))
                    .toList();
            while (rows.hasNext()) {
                LogRow row = rows.next();
                RowSample sample = samples.get(row.stream());
                long hash = Hash64.ofId(row.id());
                if (sample.counts(hash, row.timeMicros(), row.payload().length)) {
                    sample.add(hash, row.timeMicros(), readers.get(row.stream()).keys(row));
                }
            }
            return List.of(new LogSample(samples)).iterator();
        }
    }

    /** Reads the keys of a stream's rows. */
    private record KeyReader(ProjectCode code, List<Integer> tables, RowCodec codec) {

        KeyReader(ProjectProgram program, String decision, String stream) {
            this(
                    program.newCode(),
                    LogSample.tables(
                            program, Objects.requireNonNull(program.decisions().get(decision)), stream),
                    new RowCodec(
                            Objects.requireNonNull(program.project().streams().get(stream))
                                    .schema()));
        }

        long[] keys(LogRow row) {
            @Nullable Object[] values = codec.decode(row.payload());
            return tables.stream()
                    .mapToLong(table -> Hash64.of(code.rowKey(table, values).bytes()))
                    .toArray();
        }
    }
}
