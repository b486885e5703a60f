package dev.pandan.planted;

import static dev.pandan.planted.Bug.edit;

import java.util.List;
import java.util.stream.Stream;

/** The bugs, by what they are about. */
final class Bugs {
    private static final String WINDOW = "dev.pandan.engine.window.";
    private static final String REPLAY = "dev.pandan.engine.replay.";
    private static final String LIVE = "dev.pandan.live.";

    private static final String LAWS =
            "pandan-testkit/dev.pandan.testkit.law.LawsTest#features_randomPrograms_sameBitsWhateverWay";
    private static final String LONG = "pandan-testkit/dev.pandan.testkit.law.LawsTest#features_longHistories_sameBits";
    private static final String HISTORY = "pandan-testkit/dev.pandan.engine.window.HistoryTest";
    private static final String LIVE_LAWS = "pandan-live/dev.pandan.live.LiveLawsTest";
    private static final String REPLAYED = "pandan-engine/dev.pandan.engine.replay.ReplayTest";
    private static final String SKETCHES = "pandan-engine/dev.pandan.engine.window.SketchesTest";
    private static final String TILES = "pandan-live/dev.pandan.live.TilesTest";
    private static final String CRASH = "pandan-live/dev.pandan.live.CrashTest";

    private static final String IN_NEW_YORK = "lastMicros % 86_400_000_000L != 0 ? to - lastMicros"
            + " : java.time.temporal.ChronoUnit.MICROS.between(java.time.Instant.EPOCH, java.time.Instant.EPOCH"
            + ".plus(to, java.time.temporal.ChronoUnit.MICROS).atZone(java.time.ZoneId.of(\"America/New_York\"))"
            + ".minusDays(lastMicros / 86_400_000_000L).toInstant())";

    private static final String NAN_FIRST = "java.util.Comparator.<Double>comparingDouble("
            + "number -> Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number)";

    private Bugs() {}

    static List<Bug> all() {
        return Stream.of(edges(), rows(), sums(), replay(), live(), tiles())
                .flatMap(List::stream)
                .toList();
    }

    private static Bug engine(String name, String type, List<String> tests, Bug.Edit... edits) {
        return new Bug(name, "pandan-engine", type, List.of(edits), tests);
    }

    private static Bug live(String name, String type, List<String> tests, Bug.Edit... edits) {
        return new Bug(name, "pandan-live", type, List.of(edits), tests);
    }

    /** Where windows begin and end. */
    private static List<Bug> edges() {
        String frame = "dev.pandan.spec.project.Frame";
        return List.of(
                new Bug(
                        "a window's end is inside",
                        "pandan-spec",
                        frame,
                        List.of(edit(": atMicros - endingMicros;", ": atMicros - endingMicros + 1;")),
                        List.of(LAWS)),
                new Bug(
                        "a window's beginning is outside",
                        "pandan-spec",
                        frame,
                        List.of(edit(": to - lastMicros;", ": to - lastMicros + 1;")),
                        List.of(LAWS)),
                new Bug(
                        "a day is a day of the calendar",
                        "pandan-spec",
                        frame,
                        List.of(edit(": to - lastMicros;", ": " + IN_NEW_YORK + ";")),
                        List.of(LAWS)),
                engine(
                        "a counted window holds one row more",
                        WINDOW + "KeyLog",
                        List.of(LAWS),
                        edit("rows.back(upper, frame.lastRows())", "rows.back(upper, frame.lastRows() + 1)")),
                engine(
                        "a counted window that moves holds one row more",
                        WINDOW + "Cursor",
                        List.of(HISTORY),
                        edit("rows.back(newUpper, frame.lastRows())", "rows.back(newUpper, frame.lastRows() + 1)")));
    }

    /** Which rows there are, and their order. */
    private static List<Bug> rows() {
        return List.of(
                engine(
                        "rows of one time are ordered by the hashes of their ids",
                        WINDOW + "Chunk",
                        List.of(LAWS),
                        edit("Arrays.compareUnsigned(own, id)", "Long.compare(hash(row), hash)")),
                engine(
                        "ids are ordered by UTF-16",
                        WINDOW + "KeyLog",
                        List.of(LAWS),
                        edit("id.getBytes(StandardCharsets.UTF_8)", "id.getBytes(StandardCharsets.UTF_16BE)")),
                engine(
                        "a row that comes twice is added twice",
                        WINDOW + "Rows",
                        List.of(LAWS),
                        edit("compare(row, time, hash, id) == 0) {", "compare(row, time, hash, id) == 2) {")),
                engine(
                        "a late row is not added to a window that stands",
                        WINDOW + "Cursor",
                        List.of(HISTORY),
                        edit("if (inside) {", "if (inside && rows.seek(time + 1, position) == rows.end()) {")),
                engine(
                        "of equal keys min_by takes the latest row",
                        WINDOW + "Selection",
                        List.of(LAWS),
                        edit(
                                "better == 0 && Chunk.compare(chunk, row, best, bestRow) < 0",
                                "better == 0 && Chunk.compare(chunk, row, best, bestRow) > 0")));
    }

    /** What is computed. */
    private static List<Bug> sums() {
        return List.of(
                engine(
                        "sums are added up as doubles",
                        WINDOW + "DoubleSum",
                        List.of(LAWS),
                        edit("    private long values;", "    private long values;\n    private double plain;"),
                        edit("sum.add(Double.longBitsToDouble(bits));", "plain += Double.longBitsToDouble(bits);"),
                        edit("sum.remove(Double.longBitsToDouble(bits));", "plain -= Double.longBitsToDouble(bits);"),
                        edit("(Object) sum.value();", "(Object) plain;"),
                        edit("sum.reset();", "plain = 0;")),
                engine(
                        "a NaN stays in the sum",
                        "dev.pandan.engine.sum.ExactSum",
                        List.of(HISTORY),
                        edit("nans += times;", "nans += Math.max(times, 0);")),
                engine(
                        "a variance is rounded twice",
                        "dev.pandan.engine.sum.SquareSum",
                        List.of(LAWS),
                        edit(
                                "            squares.add(Math.fma(value, value, -square));\n        } else",
                                "        } else")),
                engine(
                        "a null counts as zero",
                        WINDOW + "Chunk",
                        List.of(LAWS),
                        edit("            setNull(row, argument);\n            return;", "            return;")),
                engine(
                        "NaN is less than every number",
                        WINDOW + "Selection",
                        List.of(LAWS),
                        edit("Double.compare(", NAN_FIRST + ".compare(")),
                engine(
                        "a sketch of distinct values forgets no value that leaves",
                        WINDOW + "Registers",
                        List.of(SKETCHES),
                        edit("counts.add(entry, -1) == 0 &&", "counts.add(entry, -1) < 0 &&")));
    }

    /** History, labels, and what is forgotten. */
    private static List<Bug> replay() {
        return List.of(
                engine(
                        "forgotten rows are counted twice",
                        WINDOW + "KeyLog",
                        List.of(HISTORY),
                        edit("        dropBefore(end);\n        return end;", "        return end;")),
                engine(
                        "rows are forgotten too early",
                        REPLAY + "Replay",
                        List.of(REPLAYED, LONG),
                        edit(
                                "Times.minus(latestMicros, options.latenessMicros())",
                                "Times.plus(latestMicros, 86_400_000_000L)")),
                engine(
                        "a label may lie at the event's own time",
                        REPLAY + "Pending",
                        List.of(LAWS),
                        edit("row.timeMicros() > timeMicros", "row.timeMicros() >= timeMicros")),
                engine(
                        "a label at the end of its time is missed",
                        REPLAY + "Pending",
                        List.of(LAWS),
                        edit("row.timeMicros() <= endMicros", "row.timeMicros() < endMicros")),
                new Bug(
                        "minus zero is kept",
                        "pandan-spec",
                        "dev.pandan.spec.row.Canonical",
                        List.of(edit("return value == 0 ? 0.0 : ", "return ")),
                        List.of(LIVE_LAWS)));
    }

    /** What is in memory and what is in the store. */
    private static List<Bug> live() {
        return List.of(
                live(
                        "a key that was evicted is believed to be in memory",
                        LIVE + "cache.KeyEntry",
                        List.of(LIVE_LAWS),
                        edit("long completeFrom = Long.MAX_VALUE;", "long completeFrom = Long.MIN_VALUE;")),
                live(
                        "rows on their way to the store are not seen",
                        LIVE + "cache.WindowCache",
                        List.of(LIVE_LAWS, "pandan-live/dev.pandan.live.WindowMemoryTest"),
                        edit("pending.forEach(entry.key, range::add);", "")),
                live(
                        "rows that were dropped from memory are believed to be there",
                        LIVE + "cache.KeyEntry",
                        List.of(LIVE_LAWS),
                        edit("completeFrom = Math.max(completeFrom, cut);", "")),
                live(
                        "rows are lost in a crash",
                        LIVE + "Recovery",
                        List.of(CRASH),
                        edit("store.write(events, rows)", "store.write(events, List.of())")),
                live(
                        "the newest row of a table is taken for all times",
                        LIVE + "cache.LookupCache",
                        List.of(LIVE_LAWS),
                        edit(
                                "version == null || atMicros < version.validFromMicros() ? null : version.row()",
                                "version == null ? null : version.row()")));
    }

    /** What tiles keep of rows that are not read one by one. */
    private static List<Bug> tiles() {
        return List.of(
                live(
                        "a late row beside a sealed tile is not read",
                        LIVE + "cache.KeyLoad",
                        List.of(TILES),
                        edit("range.addLate(late);", "")),
                engine(
                        "tiles that were read as one miss a late row",
                        WINDOW + "KeyLog",
                        List.of(TILES),
                        edit("            tiles.changed();\n", "")));
    }
}
