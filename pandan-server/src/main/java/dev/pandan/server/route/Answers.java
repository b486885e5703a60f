package dev.pandan.server.route;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import dev.pandan.engine.decide.Decision;
import dev.pandan.live.Outcome;
import dev.pandan.live.json.AnswerWriter;
import dev.pandan.server.json.JsonContent;
import dev.pandan.server.json.JsonText;
import dev.pandan.server.problem.ProblemResponses;
import java.io.IOException;

/** What is written about outcomes. Thread-safe. */
final class Answers {
    private final AnswerWriter writer;

    Answers(AnswerWriter writer) {
        this.writer = writer;
    }

    /** {@code {"stream", "id", "repeated", "decisions"}}. */
    void event(JsonGenerator json, String stream, Outcome.Accepted accepted) throws IOException {
        json.writeStartObject();
        json.writeStringField("stream", stream);
        json.writeStringField("id", accepted.id());
        json.writeBooleanField("repeated", accepted.repeated());
        json.writeArrayFieldStart("decisions");
        for (Decision decision : accepted.decisions()) {
            writer.write(json, decision);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void decision(JsonGenerator json, Decision decision) throws IOException {
        writer.write(json, decision);
    }

    static HttpResponse ok(JsonContent content) {
        return HttpResponse.of(headers(HttpStatus.OK), HttpData.wrap(JsonText.of(content)));
    }

    /** An answer that it is worth asking again for. */
    static HttpResponse unavailable(JsonContent content) {
        ResponseHeaders headers = headers(HttpStatus.SERVICE_UNAVAILABLE).toBuilder()
                .addInt(HttpHeaderNames.RETRY_AFTER, ProblemResponses.RETRY_SECONDS)
                .build();
        return HttpResponse.of(headers, HttpData.wrap(JsonText.of(content)));
    }

    /** An answer that says in a header whether it was made before. */
    static HttpResponse ok(JsonContent content, boolean repeated) {
        ResponseHeaders headers = headers(HttpStatus.OK).toBuilder()
                .add("pandan-repeated", Boolean.toString(repeated))
                .build();
        return HttpResponse.of(headers, HttpData.wrap(JsonText.of(content)));
    }

    private static ResponseHeaders headers(HttpStatus status) {
        return ResponseHeaders.builder(status)
                .contentType(MediaType.JSON)
                .add(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .build();
    }
}
