package dev.pandan.cli.quickstart;

import dev.pandan.cli.data.DataFile;
import dev.pandan.cli.data.FileRow;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StreamSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Everything that an example's files tell, in the order of event time, cut in two.
 *
 * @param splitMicros event time from which on events are sent live: the time at which the last fifth of the deciding events begins
 * @param history rows before the split
 * @param live rows from the split on; rows of one time are in the order of stream, then id
 */
record ExampleData(long splitMicros, List<TimedRow> history, List<TimedRow> live) {
    private static final int HELD_OUT_PART = 5;

    /**
     * Reads {@code data/<stream>.parquet} (or .csv, .jsonl) for every stream.
     *
     * @param deciding stream whose last fifth is held out
     * @param first how many events of that stream are used; whatever happens after the last of them is left out
     */
    static ExampleData read(Path folder, Project project, String deciding, long first) {
        List<TimedRow> rows = new ArrayList<>();
        for (StreamSpec stream : project.streams().values()) {
            read(file(folder, stream.name()), stream, rows);
        }
        rows.sort(Comparator.comparingLong(TimedRow::timeMicros)
                .thenComparing(row -> row.stream().name())
                .thenComparing(TimedRow::id));
        List<TimedRow> used = until(rows, deciding, first);
        long split = split(used, deciding);
        int from = 0;
        while (used.get(from).timeMicros() < split) {
            from++;
        }
        return new ExampleData(split, used.subList(0, from), used.subList(from, used.size()));
    }

    private static List<TimedRow> until(List<TimedRow> rows, String deciding, long first) {
        return rows.stream()
                .filter(row -> row.stream().name().equals(deciding))
                .skip(first)
                .findFirst()
                .map(beyond -> rows.subList(0, rows.indexOf(beyond)))
                .orElse(rows);
    }

    private static long split(List<TimedRow> rows, String deciding) {
        List<TimedRow> decided = rows.stream()
                .filter(row -> row.stream().name().equals(deciding))
                .toList();
        if (decided.size() < HELD_OUT_PART) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    "stream '" + deciding + "' has " + decided.size() + " rows (expected: enough to hold out a fifth)");
        }
        return decided.get(decided.size() - decided.size() / HELD_OUT_PART).timeMicros();
    }

    private static void read(Path file, StreamSpec stream, List<TimedRow> rows) {
        try (DataFile data = DataFile.open(file, stream.schema())) {
            while (data.hasNext()) {
                if (data.next() instanceof FileRow.Values row
                        && row.values()[stream.timePosition()] instanceof Long time) {
                    rows.add(new TimedRow(
                            stream, time, Objects.toString(row.values()[stream.idPosition()]), row.values()));
                } else {
                    throw PandanException.of(
                            ErrorCode.FILE_UNUSABLE,
                            file + ": a row cannot be read (expected: the example's own file)");
                }
            }
        }
    }

    /** The data file of a stream or table. */
    static Path file(Path folder, String name) {
        for (String ending : List.of(".parquet", ".csv", ".jsonl")) {
            Path file = folder.resolve("data").resolve(name + ending);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                folder.resolve("data").resolve(name) + ".{parquet,csv,jsonl}: no such file (expected: data for '" + name
                        + "')");
    }
}
