package dev.pandan.training.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.model.Domain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code unpickle.py} tells of a model beside its result.
 *
 * @param classes in the order of its probabilities; empty unless it tells classes apart
 * @param withoutMissing columns that it refuses missing values of, in Python
 * @param withoutOthers columns that it refuses values of, in Python, which it did not see in training
 * @param refused how many drawn rows it refuses, in Python, for any other reason; they are left out
 * @param rows that were drawn, a value per feature
 */
record UnpickledRows(
        List<String> classes,
        List<String> withoutMissing,
        List<String> withoutOthers,
        int refused,
        List<@Nullable Object[]> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static UnpickledRows read(Path file, Domain domain) {
        try {
            JsonNode told = JSON.readTree(file.toFile());
            List<@Nullable Object[]> rows = new ArrayList<>();
            told.path("rows").forEach(row -> rows.add(row(row, domain)));
            return new UnpickledRows(
                    texts(told.path("classes")),
                    texts(told.path("no_missing")),
                    texts(told.path("no_others")),
                    told.path("refused").asInt(),
                    rows);
        } catch (IOException e) {
            throw PythonFiles.unusable(file, e);
        }
    }

    /** Names, a list of texts in JSON. */
    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static @Nullable Object[] row(JsonNode values, Domain domain) {
        @Nullable Object[] row = new Object[domain.inputs().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(values.path(i));
        }
        return row;
    }

    private static @Nullable Object value(JsonNode value) {
        if (value.isArray()) {
            float[] vector = new float[value.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = value.get(i).isNull() ? Float.NaN : value.get(i).floatValue();
            }
            return vector;
        } else if (value.isTextual()) {
            return value.asText();
        }
        return value.isNull() ? null : value.floatValue();
    }
}
