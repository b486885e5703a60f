package dev.pandan.server.route;

import dev.pandan.live.LiveProject;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.live.json.EventParser;
import dev.pandan.live.json.ParsedEvent;
import dev.pandan.server.json.JsonContent;
import dev.pandan.server.metrics.LastDecisions;
import dev.pandan.server.stream.LineHandler;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A line of {@code /v1/events}: an event of any stream, stored and decided about. */
final class EventLines implements LineHandler {
    private final LiveProject live;
    private final EventParser parser;
    private final Answers answers;
    private final LastDecisions last;

    EventLines(LiveProject live, EventParser parser, Answers answers, LastDecisions last) {
        this.live = live;
        this.parser = parser;
        this.answers = answers;
        this.last = last;
    }

    @Override
    public @Nullable CompletableFuture<? extends JsonContent> handle(byte[] bytes, int offset, int length) {
        if (!hasRoom()) {
            return null;
        }
        ParsedEvent parsed = parser.parse(bytes, offset, length);
        return parsed instanceof ParsedEvent.Event event
                ? submit(event)
                : CompletableFuture.failedFuture(PandanException.of(((ParsedEvent.Malformed) parsed).problem()));
    }

    private boolean hasRoom() {
        try {
            return live.awaitRoom(0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private @Nullable CompletableFuture<JsonContent> submit(ParsedEvent.Event event) {
        CompletableFuture<Outcome> outcome = live.submit(Submission.of(event.stream(), event.row()));
        // Nothing was stored: a stream waits for room instead of bothering its client.
        if (outcome.isDone() && overloaded(outcome.join())) {
            return null;
        }
        return outcome.thenApply(done -> content(event.stream(), done));
    }

    private static boolean overloaded(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected
                && rejected.problem().code() == ErrorCode.OVERLOADED;
    }

    private JsonContent content(String stream, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            throw PandanException.of(rejected.problem());
        }
        Outcome.Accepted accepted = (Outcome.Accepted) outcome;
        last.add(accepted);
        return json -> answers.event(json, stream, accepted);
    }
}
