package dev.pandan.testkit.project;

import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import org.jspecify.annotations.Nullable;

/** The lookup table of a made-up project, and how the decision reads it. */
public record TestTable(Term key) {
    public static final String NAME = "places";
    public static final String LOOKUP = "place";
    public static final Schema SCHEMA = Schema.of(
            new Column("mark", ScalarType.STRING),
            new Column("p", ScalarType.STRING),
            new Column("size", ScalarType.DOUBLE),
            new Column("n", ScalarType.INT),
            new Column("since", ScalarType.TIMESTAMP));
    private static final int KEY = 1;

    /**
     * A row from a time on.
     *
     * @param validFromMicros the time, which is in the row's column {@code since}, too; {@code Long.MIN_VALUE} (null in the row): since ever
     * @param row one value per column
     */
    @SuppressWarnings("ArrayRecordComponent") // never modified nor compared
    public record Version(long validFromMicros, @Nullable Object[] row) {
        public @Nullable Object key() {
            return row[KEY];
        }

        /** The row with one spelling for each value. */
        public @Nullable Object[] plain() {
            return Shown.plain(row);
        }

        /** The row as the database keeps it. */
        public @Nullable Object[] canonical() {
            @Nullable Object[] canonical = new Object[row.length];
            for (int i = 0; i < row.length; i++) {
                canonical[i] = Canonical.of(SCHEMA.column(i).type(), row[i]);
            }
            return canonical;
        }
    }

    static Terms terms() {
        return new Terms(SCHEMA, LOOKUP + ".");
    }
}
