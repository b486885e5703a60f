package dev.pandan.cli.data;

import dev.pandan.live.text.ValueText;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a schema from texts by column name. */
final class RowText {
    private final Schema schema;

    RowText(Schema schema) {
        this.schema = schema;
    }

    /**
     * @param texts text by column, null or absent for null
     * @param raw what stands in the file
     */
    FileRow read(Map<String, ? extends @Nullable Object> texts, String raw) {
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = schema.column(i);
            Object text = texts.get(column.name());
            if (text != null) {
                values[i] = ValueText.parse(column.type(), text.toString());
                if (values[i] == null) {
                    return new FileRow.Unreadable(raw, misfit(column));
                }
            }
        }
        return new FileRow.Values(values);
    }

    private static Problem misfit(Column column) {
        return new Problem(
                ErrorCode.EVENT_INVALID,
                null,
                column.name(),
                "column '" + column.name() + "' cannot be read as "
                        + column.type().sqlName() + " (expected: " + ValueText.expected(column.type()) + ")");
    }
}
