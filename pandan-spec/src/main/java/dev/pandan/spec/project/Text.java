package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import java.util.List;

/**
 * A piece of the project file that is compiled later, with its place for error messages. Offsets and columns count code points.
 *
 * @param text for example {@code avg(delay) OVER route_7d}
 * @param location where it begins
 * @param runs parts of it that stand side by side in the file, in order; empty if that is not known
 */
public record Text(String text, Location location, List<Run> runs) {
    public Text {
        runs = List.copyOf(runs);
    }

    /** A text of one line that stands in the file as it is. */
    public Text(String text, Location location) {
        this(text, location, List.of());
    }

    public static Text of(String text) {
        return new Text(text, Location.of("pandan.yaml"));
    }

    /**
     * Where in the file a place of the text is; the beginning, if that is all that is known.
     *
     * @param line line of the text, from 1
     * @param column column in that line, from 0
     */
    public Location at(int line, int column) {
        if (location.line() == 0 || line < 1) {
            return location;
        }
        int offset = offset(line) + column;
        Run last = null;
        for (Run run : runs) {
            last = run.offset() <= offset ? run : last;
        }
        if (last != null) {
            return new Location(location.source(), last.line(), last.column() + offset - last.offset());
        }
        boolean beside = line == 1 && location.column() > 0 && text.indexOf('\n') < 0;
        return beside ? new Location(location.source(), location.line(), location.column() + column) : location;
    }

    private int offset(int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.codePointCount(0, start);
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * A part of a text that stands in one line of the file.
     *
     * @param offset where it begins in the text, from 0
     * @param line line of the file, from 1
     * @param column column in that line, from 1
     */
    public record Run(int offset, int line, int column) {}
}
