package dev.pandan.spec.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code last} and {@code ending} of a window. */
final class Frames {
    /** What a frame may look like, for the JSON Schema. */
    static final String LAST_FORM =
            "^(ever|[0-9]+ *(us|ms|s|m|h|d|w)|[0-9]+ +rows?( +within +[0-9]+ *(us|ms|s|m|h|d|w))?)$";

    static final String ENDING_FORM = "^[0-9]+ *(us|ms|s|m|h|d|w)( +before)?$";

    private static final String EXPECTED =
            " (expected: a duration such as 90m or 7d, '20 rows', '20 rows within 7d', or ever)";
    private static final Pattern ROWS = Pattern.compile("(\\d{1,9})\\s+rows?(?:\\s+within\\s+(.+))?");
    private static final Pattern BEFORE = Pattern.compile("(.+?)(?:\\s+before)?");

    private final Nodes nodes;
    private final Scalars scalars;

    Frames(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /** A missing or unreadable part is noted and gives a placeholder. */
    Frame frame(String path, @Nullable Node last, @Nullable Node ending) {
        Frame frame = last(path + ".last", last);
        long endingMicros = ending == null ? 0 : ending(path + ".ending", ending);
        return new Frame(frame.lastMicros(), frame.lastRows(), endingMicros);
    }

    private Frame last(String path, @Nullable Node node) {
        String text = scalars.text(path, node).strip();
        if (text.equals("ever")) {
            return Frame.ever();
        }
        Matcher rows = ROWS.matcher(text);
        Optional<Frame> frame = rows.matches() ? rows(rows) : micros(text).map(Frame::last);
        if (frame.isEmpty() && node != null) {
            nodes.problem(node, path + ": '" + text + "' is no length of a window" + EXPECTED);
        }
        return frame.orElse(Frame.last(1));
    }

    private static Optional<Frame> rows(Matcher matcher) {
        int rows = Integer.parseInt(matcher.group(1));
        if (rows == 0) {
            return Optional.empty();
        } else if (matcher.group(2) == null) {
            return Optional.of(Frame.rows(rows));
        }
        return micros(matcher.group(2)).map(within -> new Frame(within, rows, 0));
    }

    private long ending(String path, Node node) {
        String text = scalars.text(path, node).strip();
        Matcher before = BEFORE.matcher(text);
        Optional<Long> micros = before.matches() ? micros(before.group(1)) : Optional.empty();
        if (micros.isEmpty()) {
            nodes.problem(node, path + ": '" + text + "' is not a duration (expected: for example '10m before')");
        }
        return micros.orElse(0L);
    }

    private static Optional<Long> micros(String text) {
        return Durations.parse(text).map(Durations::micros);
    }
}
