package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.model.FeatureValues;
import dev.pandan.live.model.LookupRow;
import dev.pandan.live.text.Timestamps;
import dev.pandan.live.text.ValueText;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the features of an event that need not exist: {@code {"decision", "at", "features": {name: value}, "read": {window: {"rows", "hash"}}, "lookups": {name:
 * {"table", "found", "row"}}}}. Thread-safe.
 */
public final class FeaturesWriter {
    private final ProjectProgram program;

    public FeaturesWriter(ProjectProgram program) {
        this.program = program;
    }

    public void write(JsonGenerator out, FeatureValues values) throws IOException {
        DecisionProgram decision = Objects.requireNonNull(program.decisions().get(values.decision()));
        out.writeStartObject();
        out.writeStringField("decision", values.decision());
        out.writeStringField("at", Timestamps.format(values.timeMicros()));
        FeatureJson.features(out, decision, values.features());
        FeatureJson.read(out, program, decision, values.features());
        out.writeObjectFieldStart("lookups");
        for (int i = 0; i < decision.lookups().size(); i++) {
            lookup(out, decision.lookups().get(i), values.lookups().get(i));
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void lookup(JsonGenerator out, Lookup lookup, LookupRow found) throws IOException {
        @Nullable Object[] values = found.values();
        out.writeObjectFieldStart(lookup.name());
        out.writeStringField("table", lookup.table());
        out.writeBooleanField("found", values != null);
        if (values != null) {
            out.writeObjectFieldStart("row");
            for (int i = 0; i < values.length; i++) {
                Column column = lookup.schema().column(i);
                out.writeFieldName(column.name());
                value(out, column.type(), values[i]);
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, ColumnType type, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
            return;
        }
        String text = ValueText.format(type, value);
        if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (isNumber(type) && !text.endsWith("NaN") && !text.endsWith("Infinity")) {
            out.writeNumber(text);
        } else {
            out.writeString(text);
        }
    }

    private static boolean isNumber(ColumnType type) {
        return type == ColumnType.INT
                || type == ColumnType.LONG
                || type == ColumnType.FLOAT
                || type == ColumnType.DOUBLE
                || type == ColumnType.DECIMAL;
    }
}
