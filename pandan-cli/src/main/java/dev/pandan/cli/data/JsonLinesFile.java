package dev.pandan.cli.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, in UTF-8; empty lines are passed over. Members that are left out are null, unknown ones are errors. */
final class JsonLinesFile implements DataFile {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final Path file;
    private final RowText text;
    private final List<String> columns;
    private final BufferedReader reader;
    private @Nullable String line;

    JsonLinesFile(Path file, Schema schema) throws IOException {
        this.file = file;
        this.text = new RowText(schema);
        this.columns = schema.columns().stream().map(Column::name).toList();
        this.reader = Files.newBufferedReader(file);
        advance();
    }

    @Override
    public boolean hasNext() {
        return line != null;
    }

    @Override
    public FileRow next() {
        String current = line;
        if (current == null) {
            throw new NoSuchElementException();
        }
        FileRow row = read(current);
        advance();
        return row;
    }

    private FileRow read(String current) {
        try {
            Map<String, @Nullable Object> members = MAPPER.readValue(current, OBJECT);
            Optional<String> unknown = members.keySet().stream()
                    .filter(name -> !columns.contains(name))
                    .findFirst();
            if (unknown.isPresent()) {
                String name = unknown.get();
                return unreadable(current, name, "no column '" + name + "'" + Suggestion.text(name, columns));
            }
            return text.read(members, current);
        } catch (JsonProcessingException e) {
            return unreadable(current, null, "the line is not a JSON object (expected: one object a line)");
        }
    }

    private static FileRow unreadable(String current, @Nullable String field, String message) {
        return new FileRow.Unreadable(current, new Problem(ErrorCode.EVENT_INVALID, null, field, message));
    }

    private void advance() {
        try {
            do {
                line = reader.readLine();
            } while (line != null && line.isBlank());
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    @Override
    public long rows() {
        return 0;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
