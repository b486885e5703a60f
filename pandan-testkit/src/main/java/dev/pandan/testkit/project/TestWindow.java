package dev.pandan.testkit.project;

import dev.pandan.spec.project.Frame;
import dev.pandan.spec.type.ScalarType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A window of a made-up project. */
public record TestWindow(String name, TestStream stream, List<Part> key, Frame frame) {
    public TestWindow {
        key = List.copyOf(key);
    }

    /**
     * A part of the key.
     *
     * @param row expression over a row of the window's stream
     * @param event expression over the deciding event, of the same type, that must equal it
     */
    public record Part(Term row, Term event) {}

    /** Kinds of frames, as coverage tells them apart. */
    public enum Kind {
        DURATION,
        ROWS,
        ROWS_WITHIN,
        EVER,
        /** Any of the others that ends before the event. */
        DELAYED
    }

    public Kind kind() {
        if (frame.endingMicros() > 0) {
            return Kind.DELAYED;
        } else if (frame.isUnbounded()) {
            return Kind.EVER;
        } else if (!frame.isCounted()) {
            return Kind.DURATION;
        }
        return frame.isTimed() ? Kind.ROWS_WITHIN : Kind.ROWS;
    }

    /** Texts of the rows' side of the key; windows of one stream with the same share their rows. */
    List<String> rowKey() {
        return key.stream().map(part -> part.row().sql()).toList();
    }

    List<ScalarType> keyTypes() {
        return key.stream().map(part -> part.row().type()).toList();
    }

    /** Whether an event reads the rows that are like this one. */
    public boolean matches(@Nullable Object[] event, @Nullable Object[] row) {
        return key.stream()
                .allMatch(part ->
                        Objects.deepEquals(part.event().of(event), part.row().of(row)));
    }

    void write(StringBuilder out) {
        out.append("  ")
                .append(name)
                .append(":\n    stream: ")
                .append(stream.name())
                .append("\n    by:\n");
        for (Part part : key) {
            out.append("      ")
                    .append(TestProject.quoted(part.row().sql()))
                    .append(": ")
                    .append(TestProject.quoted(part.event().sql()))
                    .append('\n');
        }
        out.append("    last: ").append(last()).append('\n');
        if (frame.endingMicros() > 0) {
            out.append("    ending: ").append(frame.endingMicros()).append("us before\n");
        }
    }

    private String last() {
        String within = frame.isTimed() ? duration(frame.lastMicros()) : "ever";
        if (!frame.isCounted()) {
            return within;
        }
        return frame.lastRows() + " rows" + (frame.isTimed() ? " within " + within : "");
    }

    private static String duration(long micros) {
        long day = 86_400_000_000L;
        return micros % day == 0 ? micros / day + "d" : micros + "us";
    }
}
