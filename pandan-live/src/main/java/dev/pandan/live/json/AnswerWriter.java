package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.live.text.Timestamps;
import dev.pandan.spec.error.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions as JSON. Thread-safe.
 *
 * <p>{@code {"decision", "id", "action", "score", "bundle", "scorer", "decided_at", "reasons", "features", "read"}}. The score is null if there is none, and so are
 * bundle and scorer of a decision that was made without a model; one of a model of classes has {@code "predicted"} and {@code "probabilities"} behind its score. Reasons are the features that moved the score most, as many as the model's section asks for. Numbers are written so that reading them
 * as float32 (features, contributions) or double (score) gives the same bits; those that JSON does not have are the strings {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}.
 */
public final class AnswerWriter {
    private final JsonFactory json = new JsonFactory();
    private final ProjectProgram program;

    public AnswerWriter(ProjectProgram program) {
        this.program = program;
    }

    /** One decision. */
    public byte[] decision(Decision decision) {
        return bytes(out -> write(out, decision));
    }

    /**
     * All decisions about one event: {@code {"id", "repeated", "decisions"}}.
     *
     * @param stream null to leave it out
     */
    public byte[] accepted(@Nullable String stream, String id, List<Decision> decisions, boolean repeated) {
        return bytes(out -> {
            out.writeStartObject();
            if (stream != null) {
                out.writeStringField("stream", stream);
            }
            out.writeStringField("id", id);
            out.writeBooleanField("repeated", repeated);
            out.writeArrayFieldStart("decisions");
            for (Decision decision : decisions) {
                write(out, decision);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** An error in a stream of answers: {@code {"error": {"code", "field", "message"}}}. */
    public byte[] rejected(Problem problem) {
        return bytes(out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("error");
            out.writeStringField("code", problem.code().name());
            out.writeNumberField("status", problem.code().httpStatus());
            if (problem.field() != null) {
                out.writeStringField("field", problem.field());
            }
            out.writeStringField("message", problem.message());
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    /** Writes one decision as an object. */
    public void write(JsonGenerator out, Decision decision) throws IOException {
        DecisionProgram declared = program.decisions().get(decision.name());
        out.writeStartObject();
        out.writeStringField("decision", decision.name());
        out.writeStringField("id", decision.id());
        out.writeStringField("action", decision.action());
        out.writeFieldName("score");
        if (Double.isNaN(decision.score())) {
            out.writeNull();
        } else {
            out.writeNumber(decision.score());
        }
        if (!decision.classes().isEmpty()) {
            classes(out, decision.classes());
        }
        out.writeStringField("bundle", decision.bundle() == 0 ? null : decision.name() + "@" + decision.bundle());
        out.writeStringField("scorer", decision.scorer().isEmpty() ? null : decision.scorer());
        out.writeStringField("decided_at", Timestamps.format(decision.decidedAtMicros()));
        if (declared != null && fits(declared, decision)) {
            reasons(out, declared, decision);
            FeatureJson.features(out, declared, decision.features());
            FeatureJson.read(out, program, declared, decision.features());
        }
        out.writeEndObject();
    }

    /** A decision made by an older program may have had other features, whose names are not known here. */
    private static boolean fits(DecisionProgram declared, Decision decision) {
        return declared.features().size() == decision.features().values().length
                && declared.windows().size() == decision.features().rows().length;
    }

    private static void classes(JsonGenerator out, ClassProbabilities classes) throws IOException {
        out.writeStringField("predicted", classes.predicted());
        out.writeObjectFieldStart("probabilities");
        for (int i = 0; i < classes.values().length; i++) {
            out.writeFieldName(classes.names().get(i));
            double probability = classes.values()[i];
            if (Double.isNaN(probability)) {
                out.writeNull();
            } else {
                out.writeNumber(probability);
            }
        }
        out.writeEndObject();
    }

    /** Writes the field {@code reasons}; nothing for a decision whose features are not those of the project any more. */
    public void reasons(JsonGenerator out, Decision decision) throws IOException {
        DecisionProgram declared = program.decisions().get(decision.name());
        if (declared != null && fits(declared, decision)) {
            reasons(out, declared, decision);
        }
    }

    private static void reasons(JsonGenerator out, DecisionProgram declared, Decision decision) throws IOException {
        double[] moved = decision.contributions();
        out.writeArrayFieldStart("reasons");
        for (int i : Reasons.foremost(moved, declared.spec().reasons())) {
            out.writeStartObject();
            out.writeStringField("feature", declared.features().get(i).name());
            out.writeFieldName("value");
            FeatureJson.value(out, decision.features().values()[i]);
            out.writeFieldName("contribution");
            FeatureJson.value(out, (float) moved[i]);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }
}
