package dev.pandan.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The value of a feature as people read it: {@code missing} where there is none, of a long vector only its first elements. */
public final class FeatureText {
    private static final String MISSING = "missing";
    private static final int SHOWN = 8;

    private FeatureText() {}

    /** Of a value as decisions hold it. */
    public static String of(@Nullable Object value) {
        if (value instanceof float[] vector) {
            List<String> elements = new ArrayList<>();
            for (float element : vector) {
                elements.add(Float.isNaN(element) ? MISSING : Float.toString(element));
            }
            return vector(elements);
        }
        return value == null ? MISSING : value.toString();
    }

    /** Of a value in the server's JSON. */
    static String of(JsonNode value) {
        if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(of(element)));
            return vector(elements);
        }
        return value.isNull() ? MISSING : value.asText();
    }

    private static String vector(List<String> elements) {
        String shown = elements.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return elements.size() > SHOWN ? "[" + shown + ", ...] of " + elements.size() : "[" + shown + "]";
    }
}
