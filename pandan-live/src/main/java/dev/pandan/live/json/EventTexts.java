package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.pandan.live.event.Names;
import dev.pandan.live.text.ValueText;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of events from texts by name, as queries and command lines have them. */
public final class EventTexts {
    /** Another name of the time column, unless the stream has a column of this name. */
    public static final String AT = "at";

    private static final JsonFactory JSON = new JsonFactory();

    private EventTexts() {}

    /**
     * A row of the stream. A column without a text is null.
     *
     * @param texts by column, as {@link ValueText} reads them; arrays and structs as JSON
     * @throws PandanException {@code USAGE} for a name that is none, {@code EVENT_INVALID} for a text that does not fit, each with the name as field
     */
    public static @Nullable Object[] row(StreamSpec stream, Map<String, String> texts) {
        Schema schema = stream.schema();
        @Nullable Object[] row = new Object[schema.size()];
        texts.forEach((name, text) -> {
            int position = position(stream, name);
            if (row[position] != null) {
                throw refuse(
                        ErrorCode.USAGE,
                        name,
                        "'" + AT + "' and '" + stream.time() + "' both give the event's time (expected: one of them)");
            }
            row[position] = value(schema.column(position), name, text);
        });
        return row;
    }

    /** A problem with a row that was made here, with the name that was written where it names the time column. */
    public static Problem asWritten(Problem problem, StreamSpec stream, Map<String, String> texts) {
        boolean at =
                stream.time().equals(problem.field()) && !texts.containsKey(stream.time()) && texts.containsKey(AT);
        return at ? new Problem(problem.code(), problem.location(), AT, problem.message()) : problem;
    }

    private static int position(StreamSpec stream, String name) {
        OptionalInt column = stream.schema().position(name);
        if (column.isPresent()) {
            return column.getAsInt();
        }
        if (name.equals(AT)) {
            return stream.timePosition();
        }
        Stream<String> names = Stream.concat(stream.schema().columns().stream().map(Column::name), Stream.of(AT));
        throw refuse(
                ErrorCode.USAGE,
                name,
                "stream '" + stream.name() + "' has no column " + Names.quoted(name) + Names.suggestion(name, names)
                        + " (expected: its columns, and '" + AT + "' for the event's time)");
    }

    private static Object value(Column column, String name, String text) {
        Object value = column.type() instanceof ScalarType scalar
                ? ValueText.parse(scalar, text)
                : nested(column.type(), name, text);
        if (value == null) {
            throw refuse(
                    ErrorCode.EVENT_INVALID,
                    name,
                    "'" + name + "' cannot be read as " + column.type().sqlName() + " (expected: "
                            + ValueText.expected(column.type())
                            + (column.type() instanceof ScalarType ? "" : " as JSON")
                            + "; leave it out for null)");
        }
        return value;
    }

    /** Arrays and structs are written as JSON. */
    private static @Nullable Object nested(ColumnType type, String name, String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            Object value = parser.currentToken() == null ? null : JsonValues.value(type, parser);
            return parser.nextToken() == null ? value : null;
        } catch (Misfit misfit) {
            throw refuse(ErrorCode.EVENT_INVALID, name, "'" + name + misfit.path() + "': " + misfit.text());
        } catch (IOException e) {
            return null;
        }
    }

    private static PandanException refuse(ErrorCode code, String name, String message) {
        return PandanException.of(new Problem(code, null, name.length() > 200 ? null : name, message));
    }
}
