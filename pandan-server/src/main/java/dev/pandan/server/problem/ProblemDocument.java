package dev.pandan.server.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 writes it: {@code application/problem+json}.
 *
 * @param status HTTP status
 * @param code stable name of the error: an {@link ErrorCode}, or the name of the HTTP status where HTTP itself refused the request
 * @param title the same for all problems of one code
 * @param detail what was found, what was expected and the way out; no data values
 * @param field name of the field concerned, or null
 * @param location place in the text that was sent, or null
 * @param others further problems of the same input
 */
public record ProblemDocument(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String field,
        @Nullable String location,
        List<Problem> others) {
    /** Codes of requests that HTTP itself refuses. */
    public static final List<String> HTTP_NAMES = List.of(
            "BAD_REQUEST", "METHOD_NOT_ALLOWED", "CONTENT_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "REQUEST_TIMEOUT");

    private static final String TYPE_PREFIX = "urn:pandan:problem:";

    public ProblemDocument {
        others = List.copyOf(others);
    }

    /** The first of the problems decides code and status. */
    public static ProblemDocument of(List<Problem> problems) {
        Problem first = problems.get(0);
        return of(first, problems.subList(1, problems.size()));
    }

    public static ProblemDocument of(Problem problem) {
        return of(problem, List.of());
    }

    public static ProblemDocument of(ErrorCode code, String detail) {
        return of(Problem.of(code, detail));
    }

    public static ProblemDocument of(PandanException exception) {
        return of(exception.problems());
    }

    /** A request that HTTP itself refuses, for example one with a method that the route does not have. */
    public static ProblemDocument http(int status, String name, String detail) {
        return new ProblemDocument(status, name, title(name), detail, null, null, List.of());
    }

    private static ProblemDocument of(Problem problem, List<Problem> others) {
        String name = problem.code().name();
        return new ProblemDocument(
                problem.code().httpStatus(),
                name,
                title(name),
                problem.message(),
                problem.field(),
                text(problem.location()),
                others);
    }

    /** Whether the same request may succeed later. */
    public boolean temporary() {
        return status == 503 || status == 429;
    }

    /** {@code urn:pandan:problem:event-invalid}. */
    public String type() {
        return type(code);
    }

    /** The type of a problem by its code. */
    public static String type(String code) {
        return TYPE_PREFIX + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code Event invalid}. */
    public static String title(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /**
     * Writes one JSON object.
     *
     * @param line line of the request that this is about, from 1; 0: the request as a whole
     */
    public void write(JsonGenerator json, long line) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type());
        json.writeStringField("title", title);
        json.writeNumberField("status", status);
        json.writeStringField("detail", detail);
        json.writeStringField("code", code);
        optional(json, "field", field);
        optional(json, "location", location);
        if (line > 0) {
            json.writeNumberField("line", line);
        }
        writeOthers(json);
        json.writeEndObject();
    }

    private void writeOthers(JsonGenerator json) throws IOException {
        if (others.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("others");
        for (Problem other : others) {
            json.writeStartObject();
            json.writeStringField("code", other.code().name());
            json.writeStringField("detail", other.message());
            optional(json, "field", other.field());
            optional(json, "location", text(other.location()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static @Nullable String text(@Nullable Location location) {
        return location == null ? null : location.toString();
    }
}
