package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.pandan.live.event.Names;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from JSON. Thread-safe.
 *
 * <p>An event is an object with one member per column; columns that are left out are null, other members are errors. {@code "stream"} names the stream where the
 * caller does not; it has to be the first member then. How values are written is said at {@link JsonValues}.
 */
public final class EventParser {
    private static final String STREAM = "stream";

    private final JsonFactory json = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final Project project;

    public EventParser(Project project) {
        this.project = project;
    }

    /** One event that names its stream. */
    public ParsedEvent parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length);
    }

    /** One event that names its stream, for example a line of NDJSON. */
    public ParsedEvent parse(byte[] bytes, int offset, int length) {
        return one(null, bytes, offset, length);
    }

    /** One event of a stream; it may name the stream too. */
    public ParsedEvent parse(String stream, byte[] bytes) {
        return one(stream, bytes, 0, bytes.length);
    }

    /** One event of a stream, or an array of them. Where the text is not JSON, the last element says so. */
    public List<ParsedEvent> parseAll(String stream, byte[] bytes) {
        List<ParsedEvent> events = new ArrayList<>();
        try (JsonParser parser = json.createParser(bytes)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    events.add(event(stream, parser));
                }
            } else {
                events.add(event(stream, parser));
            }
            requireEnd(parser);
        } catch (IOException e) {
            events.add(malformed(e));
        } catch (FieldException e) {
            events.add(new ParsedEvent.Malformed(e.problem()));
        }
        return events;
    }

    private ParsedEvent one(@Nullable String stream, byte[] bytes, int offset, int length) {
        try (JsonParser parser = json.createParser(bytes, offset, length)) {
            parser.nextToken();
            ParsedEvent event = event(stream, parser);
            if (event instanceof ParsedEvent.Event) {
                requireEnd(parser);
            }
            return event;
        } catch (IOException e) {
            return malformed(e);
        } catch (FieldException e) {
            return new ParsedEvent.Malformed(e.problem());
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw FieldException.of(null, "there is more text after the event (expected: one JSON object)");
        }
    }

    /** The event whose first token is current; afterwards its last token is. A member that does not fit is reported once the object is read. */
    private ParsedEvent event(@Nullable String given, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new ParsedEvent.Malformed(
                    problem(null, "found " + JsonValues.found(parser) + " (expected: an event as a JSON object)"));
        }
        StreamSpec stream = given == null ? null : stream(given);
        @Nullable
        Object[] row = stream == null ? null : new Object[stream.schema().size()];
        Problem fault = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            try {
                if (isStream(name, stream)) {
                    StreamSpec named = named(parser, given);
                    stream = named;
                    row = row == null ? new Object[named.schema().size()] : row;
                } else if (stream == null || row == null) {
                    throw FieldException.of(
                            STREAM, "the event names no stream (expected: \"stream\" as its first member)");
                } else {
                    member(stream, name, parser, row);
                }
            } catch (FieldException e) {
                fault = fault == null ? e.problem() : fault;
                parser.skipChildren();
            }
        }
        if (fault != null) {
            return new ParsedEvent.Malformed(fault);
        }
        if (stream == null || row == null) {
            return new ParsedEvent.Malformed(
                    problem(STREAM, "the event names no stream (expected: \"stream\" as its first member)"));
        }
        return new ParsedEvent.Event(stream.name(), row);
    }

    /** A column of this name comes first. */
    private static boolean isStream(String name, @Nullable StreamSpec stream) {
        return name.equals(STREAM)
                && (stream == null || stream.schema().position(STREAM).isEmpty());
    }

    private StreamSpec named(JsonParser parser, @Nullable String given) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw FieldException.of(STREAM, "found " + JsonValues.found(parser) + " (expected: the name of a stream)");
        }
        String name = parser.getText();
        if (given != null && !given.equals(name)) {
            throw FieldException.of(
                    STREAM, "the event names stream " + Names.quoted(name) + " (expected: '" + given + "')");
        }
        return stream(name);
    }

    private StreamSpec stream(String name) {
        StreamSpec stream = project.streams().get(name);
        if (stream == null) {
            throw new FieldException(new Problem(
                    ErrorCode.NOT_FOUND,
                    null,
                    STREAM,
                    "no stream " + Names.quoted(name) + " (there are: "
                            + String.join(", ", project.streams().keySet()) + ")"
                            + Names.suggestion(name, project.streams().keySet().stream())));
        }
        return stream;
    }

    private static void member(StreamSpec stream, String name, JsonParser parser, @Nullable Object[] row)
            throws IOException {
        Schema schema = stream.schema();
        OptionalInt position = schema.position(name);
        if (position.isEmpty()) {
            throw FieldException.of(
                    name.length() > 200 ? null : name,
                    "stream '" + stream.name() + "' has no column " + Names.quoted(name)
                            + Names.suggestion(name, schema.columns().stream().map(Column::name)));
        }
        Column column = schema.column(position.getAsInt());
        row[position.getAsInt()] = JsonValues.read(column, parser);
    }

    private static ParsedEvent malformed(IOException failure) {
        if (failure instanceof StreamConstraintsException) {
            return new ParsedEvent.Malformed(
                    problem(null, "the JSON is nested too deeply or has a value that is too long"));
        }
        String place = failure instanceof JsonParseException parse && parse.getLocation() != null
                ? " at line " + parse.getLocation().getLineNr() + ", column "
                        + parse.getLocation().getColumnNr()
                : "";
        return new ParsedEvent.Malformed(problem(
                null, "the text is not JSON" + place + " (expected: one JSON object per event, each name once)"));
    }

    private static Problem problem(@Nullable String field, String message) {
        return new Problem(ErrorCode.EVENT_INVALID, null, field, message);
    }
}
