package dev.pandan.cli.quickstart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.live.text.ValueText;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as lines of NDJSON, as a client would send them. */
final class EventLines {
    private static final JsonFactory JSON = new JsonFactory();

    private EventLines() {}

    static byte[] line(TimedRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("stream", row.stream().name());
            members(out, row.stream().schema(), row.values());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void members(JsonGenerator out, Schema schema, @Nullable Object[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            Column column = schema.column(i);
            out.writeFieldName(column.name());
            value(out, column.type(), values[i]);
        }
    }

    private static void value(JsonGenerator out, ColumnType type, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (type instanceof ArrayType array) {
            out.writeStartArray();
            for (Object element : (List<?>) value) {
                value(out, array.element(), element);
            }
            out.writeEndArray();
        } else if (type instanceof StructType struct) {
            out.writeStartObject();
            members(out, struct.fields(), ((Struct) value).toArray());
            out.writeEndObject();
        } else if (value instanceof Integer number && type == ColumnType.INT) {
            out.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else {
            out.writeString(ValueText.format((ScalarType) type, value));
        }
    }
}
