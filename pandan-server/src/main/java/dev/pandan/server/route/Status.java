package dev.pandan.server.route;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpResponse;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.live.LiveProject;
import dev.pandan.live.json.AnswerWriter;
import dev.pandan.live.metrics.LiveMetrics;
import dev.pandan.live.text.Timestamps;
import dev.pandan.server.metrics.LastDecisions;
import dev.pandan.server.metrics.LastMinute;
import dev.pandan.server.metrics.LastMinute.Figures;
import dev.pandan.spec.project.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** {@code /v1/status}: what the dashboard shows. */
final class Status {
    private final LiveProject live;
    private final Health health;
    private final LastMinute minute;
    private final LastDecisions last;
    private final LongSupplier nanoClock;
    private final long startedNanos;
    private final AnswerWriter answers;
    private final Lineup lineup;

    Status(LiveProject live, Health health, LastMinute minute, LastDecisions last, LongSupplier nanoClock) {
        this.live = live;
        this.health = health;
        this.minute = minute;
        this.last = last;
        this.nanoClock = nanoClock;
        this.answers = new AnswerWriter(live.program());
        this.lineup = new Lineup(live);
        this.startedNanos = nanoClock.getAsLong();
    }

    HttpResponse response() {
        return Answers.ok(json -> {
            json.writeStartObject();
            health.write(json, live.trouble());
            json.writeNumberField("uptime_s", (nanoClock.getAsLong() - startedNanos) / 1_000_000_000L);
            counts(json, live.metrics());
            captures(json, live.metrics());
            json.writeFieldName("models");
            lineup.write(json);
            figures(json);
            decisions(json);
            json.writeEndObject();
        });
    }

    private static void counts(JsonGenerator json, LiveMetrics metrics) throws IOException {
        json.writeNumberField("events", metrics.events());
        json.writeNumberField("decisions", metrics.decisions());
        json.writeNumberField("repeats", metrics.repeats());
        json.writeNumberField("dry_runs", metrics.dryRuns());
        json.writeNumberField("in_flight", metrics.inFlight());
        json.writeObjectFieldStart("actions");
        for (Map.Entry<String, Long> action : metrics.actions().entrySet()) {
            json.writeNumberField(action.getKey(), action.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("rejects");
        for (var reject : metrics.rejects().entrySet()) {
            json.writeNumberField(reject.getKey().name(), reject.getValue());
        }
        json.writeEndObject();
    }

    private static void captures(JsonGenerator json, LiveMetrics metrics) throws IOException {
        json.writeObjectFieldStart("captures");
        for (var capture : metrics.captures().entrySet()) {
            LiveMetrics.CaptureMetrics told = capture.getValue();
            json.writeObjectFieldStart(capture.getKey());
            json.writeStringField("state", told.state());
            json.writeNumberField("history", told.history());
            json.writeNumberField("captured", told.captured());
            json.writeNumberField("repeated", told.repeated());
            json.writeNumberField("changed", told.changed());
            json.writeNumberField("rejected", told.rejected());
            json.writeNumberField("lag_ms", told.lagMillis());
            json.writeStringField("trouble", told.trouble());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void figures(JsonGenerator json) throws IOException {
        Figures now = minute.now();
        number(json, "decisions_per_s", now.decisionsPerSecond());
        number(json, "p50_ms", now.p50Millis());
        number(json, "p99_ms", now.p99Millis());
        List<Figures> seconds = minute.seconds();
        json.writeObjectFieldStart("series");
        series(json, "decisions_per_s", seconds, Figures::decisionsPerSecond);
        series(json, "p50_ms", seconds, Figures::p50Millis);
        series(json, "p99_ms", seconds, Figures::p99Millis);
        json.writeEndObject();
    }

    private static void series(JsonGenerator json, String name, List<Figures> seconds, ToDoubleFunction<Figures> of)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Figures second : seconds) {
            number(json, of.applyAsDouble(second));
        }
        json.writeEndArray();
    }

    private void decisions(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("last");
        for (Decision decision : last.list()) {
            json.writeStartObject();
            json.writeStringField("decision", decision.name());
            json.writeStringField("id", decision.id());
            json.writeStringField("time", Timestamps.format(decision.timeMicros()));
            json.writeStringField("action", decision.action());
            number(json, "score", decision.score());
            json.writeBooleanField("probability", isProbability(decision));
            if (!decision.classes().isEmpty()) {
                json.writeStringField("predicted", decision.classes().predicted());
            }
            json.writeStringField("bundle", decision.bundle() == 0 ? null : decision.name() + "@" + decision.bundle());
            json.writeStringField("decided_at", Timestamps.format(decision.decidedAtMicros()));
            answers.reasons(json, decision);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Whether the score lies between 0 and 1, and says how likely something is. */
    private boolean isProbability(Decision decision) {
        DecisionProgram program = live.program().decisions().get(decision.name());
        Target target = program == null ? Target.NUMBER : program.spec().target();
        return (target == Target.BINARY || target == Target.CLASS) && decision.score() >= 0 && decision.score() <= 1;
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    /** Null where there is no number. */
    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(Math.rint(value * 1e4) / 1e4);
        } else {
            json.writeNull();
        }
    }
}
