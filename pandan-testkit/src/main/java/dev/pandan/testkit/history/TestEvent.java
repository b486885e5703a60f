package dev.pandan.testkit.history;

import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.Schema;
import dev.pandan.testkit.project.Shown;
import dev.pandan.testkit.project.TestStream;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was sent.
 *
 * @param row one value per column of the stream, not canonical
 */
@SuppressWarnings("ArrayRecordComponent") // never modified; events are told apart by identity
public record TestEvent(TestStream stream, @Nullable Object[] row) {
    private static final int LONG_TEXT = 40;

    public String id() {
        return (String) Objects.requireNonNull(row[stream.position("id")]);
    }

    public long timeMicros() {
        return (Long) Objects.requireNonNull(row[stream.position("at")]);
    }

    public @Nullable Object value(String column) {
        return row[stream.position(column)];
    }

    /** The row as admission leaves it. */
    public @Nullable Object[] canonical() {
        Schema schema = stream.schema();
        @Nullable Object[] canonical = new Object[row.length];
        for (int i = 0; i < row.length; i++) {
            canonical[i] = Canonical.of(schema.column(i).type(), row[i]);
        }
        return canonical;
    }

    /** The row with one spelling for each value, by code of its own. */
    public @Nullable Object[] plain() {
        return Shown.plain(row);
    }

    /** The same with another value in one column. */
    public TestEvent with(int column, @Nullable Object value) {
        @Nullable Object[] changed = row.clone();
        changed[column] = value;
        return new TestEvent(stream, changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(stream.name());
        for (int i = 0; i < row.length; i++) {
            if (row[i] != null) {
                out.append(' ')
                        .append(stream.schema().column(i).name())
                        .append('=')
                        .append(shown(row[i]));
            }
        }
        return out.toString();
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        String text = String.valueOf(value);
        return text.length() <= LONG_TEXT ? text : text.substring(0, LONG_TEXT) + "...(" + text.length() + ")";
    }
}
