package dev.pandan.cli.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Schema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were not stored, with their reasons: one JSON object a line, {@code {"row", "code", "reason", "field", "content"}}. Made when the first row is rejected. Not
 * thread-safe.
 */
public final class RejectsFile implements AutoCloseable {
    /** A row is rejected long before so many others have been read after it. */
    private static final int REMEMBERED = 65_536;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Schema schema;
    private final @Nullable FileRow[] recent = new FileRow[REMEMBERED];
    private @Nullable BufferedWriter writer;
    private long count;

    public RejectsFile(Path file, Schema schema) {
        this.file = file;
        this.schema = schema;
    }

    /** Notes a row that was read, so that its content is known if it is rejected. */
    public void remember(long row, FileRow content) {
        recent[(int) (row % REMEMBERED)] = content;
    }

    public void reject(long row, Problem problem) {
        try {
            BufferedWriter out = writer;
            if (out == null) {
                Path folder = file.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                writer = out;
            }
            out.write(MAPPER.writeValueAsString(line(row, problem)));
            out.newLine();
            out.flush();
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, @Nullable Object> line(long row, Problem problem) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("row", row);
        line.put("code", problem.code().name());
        line.put("reason", problem.message());
        line.put("field", problem.field());
        line.put("content", content(recent[(int) (row % REMEMBERED)]));
        return line;
    }

    private @Nullable Object content(@Nullable FileRow row) {
        if (row instanceof FileRow.Unreadable unreadable) {
            return unreadable.text();
        }
        if (!(row instanceof FileRow.Values values)) {
            return null;
        }
        return RowText.format(schema, values.values());
    }

    /** How many rows were rejected since this was made. */
    public long count() {
        return count;
    }

    public Path path() {
        return file;
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
