package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Features and digests in JSON. Numbers are written so that reading them as float32 gives the same bits; those that JSON does not have are the strings {@code "NaN"},
 * {@code "Infinity"}, {@code "-Infinity"}. A vector is an array; a missing element is null.
 */
final class FeatureJson {
    private static final float LARGEST_PLAIN = 1 << 24;

    private FeatureJson() {}

    /** {@code "features": {name: value}}. */
    static void features(JsonGenerator out, DecisionProgram decision, FeatureRow row) throws IOException {
        out.writeObjectFieldStart("features");
        for (int i = 0; i < decision.features().size(); i++) {
            out.writeFieldName(decision.features().get(i).name());
            value(out, row.values()[i]);
        }
        out.writeEndObject();
    }

    /** {@code "read": {window: {"rows", "hash"}}}. */
    static void read(JsonGenerator out, ProjectProgram program, DecisionProgram decision, FeatureRow row)
            throws IOException {
        out.writeObjectFieldStart("read");
        for (int i = 0; i < decision.windows().size(); i++) {
            out.writeObjectFieldStart(
                    program.windows().get(decision.windows().get(i)).name());
            out.writeNumberField("rows", row.rows()[i]);
            out.writeStringField("hash", HexFormat.of().toHexDigits(row.hashes()[i]));
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    static void value(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value instanceof Float number) {
            number(out, number);
        } else if (value instanceof float[] vector) {
            vector(out, vector);
        } else if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value.toString());
        }
    }

    private static void vector(JsonGenerator out, float[] vector) throws IOException {
        out.writeStartArray();
        for (float element : vector) {
            if (Float.isNaN(element)) {
                out.writeNull();
            } else {
                number(out, element);
            }
        }
        out.writeEndArray();
    }

    private static void number(JsonGenerator out, float number) throws IOException {
        if (!Float.isFinite(number)) {
            out.writeString(Float.toString(number));
        } else if (number == (int) number && Math.abs(number) <= LARGEST_PLAIN) {
            out.writeNumber((int) number);
        } else {
            out.writeNumber(number);
        }
    }
}
