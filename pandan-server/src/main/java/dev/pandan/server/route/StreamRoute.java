package dev.pandan.server.route;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.live.json.EventParser;
import dev.pandan.live.json.ParsedEvent;
import dev.pandan.server.metrics.LastDecisions;
import dev.pandan.server.problem.ProblemDocument;
import dev.pandan.server.problem.ProblemResponses;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/streams/{stream}/events}: one event, or an array that is answered with an array. */
final class StreamRoute implements HttpService {
    private final LiveProject live;
    private final EventParser parser;
    private final Answers answers;
    private final LastDecisions last;

    StreamRoute(LiveProject live, EventParser parser, Answers answers, LastDecisions last) {
        this.live = live;
        this.parser = parser;
        this.answers = answers;
        this.last = last;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        Queries.requireOnly(context);
        String stream = Queries.path(context, "stream");
        return HttpResponse.of(request.aggregate().thenCompose(body -> answer(context, stream, body)));
    }

    private CompletableFuture<HttpResponse> answer(
            ServiceRequestContext context, String stream, AggregatedHttpRequest request) {
        byte[] body = request.content().array();
        // An array may have thousands of events: it neither holds up an event loop nor overruns the project.
        return Bodies.isArray(body)
                ? CompletableFuture.supplyAsync(() -> array(stream, body), context.blockingTaskExecutor())
                : one(stream, body);
    }

    private CompletableFuture<HttpResponse> one(String stream, byte[] body) {
        ParsedEvent parsed = parser.parse(stream, body);
        return parsed instanceof ParsedEvent.Event event
                ? live.submit(Submission.of(stream, event.row())).thenApply(outcome -> response(stream, outcome))
                : CompletableFuture.completedFuture(refused(((ParsedEvent.Malformed) parsed).problem()));
    }

    private HttpResponse response(String stream, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return refused(rejected.problem());
        }
        Outcome.Accepted accepted = (Outcome.Accepted) outcome;
        last.add(accepted);
        return Answers.ok(json -> answers.event(json, stream, accepted), accepted.repeated());
    }

    private HttpResponse array(String stream, byte[] body) {
        Optional<Problem> notJson = Bodies.notJson(body);
        if (notJson.isPresent()) {
            return refused(notJson.get());
        }
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (ParsedEvent parsed : parser.parseAll(stream, body)) {
            outcomes.add(submit(parsed));
        }
        outcomes.forEach(CompletableFuture::join);
        return Answers.ok(json -> {
            json.writeStartArray();
            for (int i = 0; i < outcomes.size(); i++) {
                item(json, stream, outcomes.get(i).join(), i + 1);
            }
            json.writeEndArray();
        });
    }

    private CompletableFuture<Outcome> submit(ParsedEvent parsed) {
        return parsed instanceof ParsedEvent.Event event
                ? patiently(Submission.of(event.stream(), event.row()))
                : CompletableFuture.completedFuture(new Outcome.Rejected(((ParsedEvent.Malformed) parsed).problem()));
    }

    private CompletableFuture<Outcome> patiently(Submission submission) {
        try {
            return live.submitPatiently(submission);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "the server is stopping; send the events again later", e);
        }
    }

    private void item(JsonGenerator json, String stream, Outcome outcome, int position) throws IOException {
        if (outcome instanceof Outcome.Accepted accepted) {
            last.add(accepted);
            answers.event(json, stream, accepted);
        } else {
            ProblemDocument.of(((Outcome.Rejected) outcome).problem()).write(json, position);
        }
    }

    private static HttpResponse refused(Problem problem) {
        return ProblemResponses.of(ProblemDocument.of(problem));
    }
}
