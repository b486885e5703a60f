package dev.pandan.server.route;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpResponse;
import dev.pandan.live.LiveProject;
import dev.pandan.server.json.JsonContent;
import dev.pandan.server.problem.ProblemDocument;
import dev.pandan.spec.error.Problem;
import java.io.IOException;
import java.util.Optional;

/** {@code /health}: whether events are taken in, and who decides. */
final class Health {
    private final LiveProject live;
    private final String version;

    Health(LiveProject live, String version) {
        this.live = live;
        this.version = version;
    }

    boolean ready() {
        return live.trouble().isEmpty();
    }

    HttpResponse response() {
        Optional<Problem> trouble = live.trouble();
        JsonContent content = json -> {
            json.writeStartObject();
            write(json, trouble);
            json.writeEndObject();
        };
        return trouble.isEmpty() ? Answers.ok(content) : Answers.unavailable(content);
    }

    /** {@code ready}, {@code project}, {@code version}, {@code bundles} and {@code trouble}, if there is any. */
    void write(JsonGenerator json, Optional<Problem> trouble) throws IOException {
        json.writeBooleanField("ready", trouble.isEmpty());
        json.writeStringField("project", live.program().project().name());
        json.writeStringField("version", version);
        json.writeObjectFieldStart("bundles");
        for (String decision : live.program().project().decisions().keySet()) {
            json.writeFieldName(decision);
            Optional<Integer> bundle = live.bundle(decision);
            if (bundle.isPresent()) {
                json.writeNumber(bundle.get());
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
        if (trouble.isPresent()) {
            json.writeFieldName("trouble");
            ProblemDocument.of(trouble.get()).write(json, 0);
        }
    }
}
