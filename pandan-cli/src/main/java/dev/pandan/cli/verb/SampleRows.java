package dev.pandan.cli.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.model.Domain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of features from a file of JSON lines: each an object of features by name, or one that holds such an object under {@code features}. */
final class SampleRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Domain domain;

    private SampleRows(Path file, Domain domain) {
        this.file = file;
        this.domain = domain;
    }

    /** At least one row; {@code FILE_UNUSABLE} if the file holds none, or something else. */
    static List<@Nullable Object[]> read(Path file, Domain domain) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": no such file", e);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": cannot be read as UTF-8 text", e);
        }
        SampleRows reader = new SampleRows(file, domain);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(reader.row(i + 1, lines.get(i)));
            }
        }
        if (rows.isEmpty()) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": holds no row (expected: one at least)");
        }
        return rows;
    }

    private @Nullable Object[] row(int line, String text) {
        JsonNode features = object(line, text);
        @Nullable Object[] row = new Object[domain.inputs().size()];
        boolean any = false;
        for (int i = 0; i < row.length; i++) {
            Domain.Input input = domain.inputs().get(i);
            JsonNode value = features.path(input.name());
            any |= !value.isMissingNode();
            row[i] = value.isMissingNode() || value.isNull() ? null : value(line, input, value);
        }
        if (!any) {
            throw unusable(line, "none of the features", "features by name: " + names());
        }
        return row;
    }

    private JsonNode object(int line, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.path("features").isObject() ? node.path("features") : node;
        } catch (JsonProcessingException e) {
            throw unusable(line, "no JSON", "features by name: " + names());
        }
    }

    private Object value(int line, Domain.Input input, JsonNode value) {
        if (!input.number() && value.isTextual()) {
            return value.textValue();
        } else if (input.takesVector() && value.isArray() && value.size() == input.size()) {
            float[] vector = new float[input.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) value.get(i).asDouble(Double.NaN);
            }
            return vector;
        } else if (input.number() && !input.takesVector() && value.isNumber()) {
            return value.floatValue();
        }
        throw unusable(line, "feature '" + input.name() + "' is " + value.getNodeType(), input.kind());
    }

    private List<String> names() {
        return domain.inputs().stream().map(Domain.Input::name).toList();
    }

    private PandanException unusable(int line, String found, String expected) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE, file + " " + line + ": " + found + " (expected: " + expected + ")");
    }
}
