package dev.pandan.cli.quickstart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.live.text.ValueText;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
            for (int i = 0; i < row.values().length; i++) {
                Column column = row.stream().schema().column(i);
                out.writeFieldName(column.name());
                value(out, column.type(), row.values()[i]);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void value(JsonGenerator out, ColumnType type, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Integer number && type == ColumnType.INT) {
            out.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else {
            out.writeString(ValueText.format(type, value));
        }
    }
}
