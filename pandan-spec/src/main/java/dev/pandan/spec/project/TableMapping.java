package dev.pandan.spec.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the columns of a user's table are, and how their values are written. What is not said follows the names of the columns.
 *
 * @param encoding of values of which nothing else is said
 * @param rowKey parts of the row key in their order; empty: it is one value
 * @param columns places by column
 */
public record TableMapping(Encoding encoding, List<KeyPart> rowKey, Map<String, Place> columns) {
    /** Columns are where their names say, as text where the database has no types. */
    public static final TableMapping NONE = new TableMapping(Encoding.TEXT, List.of(), Map.of());

    public TableMapping {
        rowKey = List.copyOf(rowKey);
        columns = Ordered.copy(columns);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The place of a column in the database's own words, where it differs from the column's name. */
    public Optional<String> at(String column) {
        return Optional.ofNullable(columns.get(column)).flatMap(Place::at);
    }

    /** How a column's values are written. */
    public Encoding encoding(String column) {
        return Optional.ofNullable(columns.get(column)).flatMap(Place::encoding).orElse(encoding);
    }

    /** Whether bytes, and not only names, are mapped. */
    public boolean isOfBytes() {
        return encoding != Encoding.TEXT
                || !rowKey.isEmpty()
                || columns.values().stream().anyMatch(place -> place.encoding().isPresent());
    }

    /**
     * @param at the column of the table: {@code family:qualifier}, a path of fields, a name
     */
    public record Place(Optional<String> at, Optional<Encoding> encoding) {}

    /**
     * A part of a row key. It ends after its width, before a delimiter, or with the key.
     *
     * @param column that it is the value of; empty: it is passed over
     * @param width bytes of the part, where the encoding does not tell; shorter text is filled up with zero bytes
     * @param until the delimiter, which is no part of the value
     */
    public record KeyPart(Optional<String> column, Encoding encoding, OptionalInt width, Optional<String> until) {}
}
