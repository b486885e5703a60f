package dev.pandan.server.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Looks at bodies before their events are read. */
final class Bodies {
    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Bodies() {}

    static boolean isArray(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b == '[';
            }
        }
        return false;
    }

    /** Reads to the end, so that of an array that is cut off nothing is stored. */
    static Optional<Problem> notJson(byte[] body) {
        try (JsonParser parser = STRICT.createParser(body)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of(problem(parser.currentTokenLocation(), "there is more text after the array"));
        } catch (JsonProcessingException e) {
            return Optional.of(
                    problem(e.getLocation(), "the body is not JSON (expected: an event or an array of events)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problem(JsonLocation at, String message) {
        int line = Math.max(0, at.getLineNr());
        Location location = new Location("body", line, line == 0 ? 0 : Math.max(0, at.getColumnNr()));
        return new Problem(ErrorCode.EVENT_INVALID, location, null, message);
    }
}
