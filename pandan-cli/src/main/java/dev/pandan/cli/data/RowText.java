package dev.pandan.cli.data;

import dev.pandan.live.text.ValueText;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a schema from texts by column name, and back. Arrays are lists and structs are maps of such texts. */
final class RowText {
    private final Schema schema;

    RowText(Schema schema) {
        this.schema = schema;
    }

    /**
     * @param texts text, list or map by column, null or absent for null
     * @param raw what stands in the file
     */
    FileRow read(Map<String, ? extends @Nullable Object> texts, String raw) {
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = schema.column(i);
            try {
                values[i] = value(column.type(), texts.get(column.name()));
            } catch (Misfit misfit) {
                return new FileRow.Unreadable(raw, problem(column, misfit));
            }
        }
        return new FileRow.Values(values);
    }

    private static @Nullable Object value(ColumnType type, @Nullable Object text) throws Misfit {
        if (text == null) {
            return null;
        } else if (type instanceof ArrayType array && text instanceof List<?> list) {
            return elements(array.element(), list);
        } else if (type instanceof StructType struct && text instanceof Map<?, ?> map) {
            return fields(struct.fields(), map);
        }
        boolean single = type instanceof ScalarType && !(text instanceof List) && !(text instanceof Map);
        Object value = single ? ValueText.parse((ScalarType) type, text.toString()) : null;
        if (value == null) {
            throw new Misfit(
                    "", "cannot be read as " + type.sqlName() + " (expected: " + ValueText.expected(type) + ")");
        }
        return value;
    }

    private static List<@Nullable Object> elements(ColumnType type, List<?> list) throws Misfit {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object text : list) {
            try {
                elements.add(value(type, text));
            } catch (Misfit misfit) {
                throw misfit.in("[" + elements.size() + "]");
            }
        }
        return elements;
    }

    private static Struct fields(Schema schema, Map<?, ?> map) throws Misfit {
        List<String> names = schema.columns().stream().map(Column::name).toList();
        for (Object name : map.keySet()) {
            if (!names.contains(name.toString())) {
                throw new Misfit("", "has no field '" + name + "'" + Suggestion.text(name.toString(), names));
            }
        }
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            Column field = schema.column(i);
            try {
                values[i] = value(field.type(), map.get(field.name()));
            } catch (Misfit misfit) {
                throw misfit.in("." + field.name());
            }
        }
        return Struct.of(values);
    }

    private static Problem problem(Column column, Misfit misfit) {
        return new Problem(
                ErrorCode.EVENT_INVALID,
                null,
                column.name(),
                "column '" + column.name() + misfit.path + "' " + misfit.text);
    }

    /** A row as {@link #read} takes it. */
    static Map<String, @Nullable Object> format(Schema schema, @Nullable Object[] values) {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        for (int i = 0; i < schema.size(); i++) {
            Column column = schema.column(i);
            texts.put(column.name(), format(column.type(), values[i]));
        }
        return texts;
    }

    private static @Nullable Object format(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return type.match(
                scalar -> ValueText.format(scalar, value),
                array -> {
                    List<@Nullable Object> texts = new ArrayList<>();
                    ((List<?>) value).forEach(element -> texts.add(format(array.element(), element)));
                    return texts;
                },
                struct -> format(struct.fields(), ((Struct) value).toArray()));
    }

    /** A value that does not fit its type. */
    private static final class Misfit extends Exception {
        private static final long serialVersionUID = 1L;

        /** Where inside the column's value, for example {@code [2].price}. */
        private final String path;

        private final String text;

        Misfit(String path, String text) {
            super(text, null, false, false);
            this.path = path;
            this.text = text;
        }

        Misfit in(String step) {
            return new Misfit(step + path, text);
        }
    }
}
