package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.model.FeatureValues;
import dev.pandan.live.model.LookupRow;
import dev.pandan.live.text.Timestamps;
import dev.pandan.live.text.ValueText;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.io.IOException;
import java.util.List;
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
            out.writeFieldName("row");
            object(out, lookup.schema(), values);
        }
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, ColumnType type, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (type instanceof ScalarType scalar) {
            single(out, scalar, value);
        } else if (type instanceof ArrayType array) {
            out.writeStartArray();
            for (Object element : (List<?>) value) {
                value(out, array.element(), element);
            }
            out.writeEndArray();
        } else if (type instanceof StructType struct) {
            object(out, struct.fields(), ((Struct) value).toArray());
        }
    }

    private static void object(JsonGenerator out, Schema schema, @Nullable Object[] values) throws IOException {
        out.writeStartObject();
        for (int i = 0; i < values.length; i++) {
            out.writeFieldName(schema.column(i).name());
            value(out, schema.column(i).type(), values[i]);
        }
        out.writeEndObject();
    }

    private static void single(JsonGenerator out, ScalarType type, Object value) throws IOException {
        String text = ValueText.format(type, value);
        switch (type) {
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INT, LONG, DECIMAL -> out.writeNumber(text);
            case FLOAT, DOUBLE -> {
                if (Double.isFinite(((Number) value).doubleValue())) {
                    out.writeNumber(text);
                } else {
                    out.writeString(text);
                }
            }
            case STRING, DATE, TIMESTAMP, BINARY -> out.writeString(text);
        }
    }
}
