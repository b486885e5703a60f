package dev.pandan.server.route;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.live.json.EventParser;
import dev.pandan.live.json.ParsedEvent;
import dev.pandan.server.metrics.LastDecisions;
import dev.pandan.server.problem.ProblemDocument;
import dev.pandan.server.problem.ProblemResponses;
import dev.pandan.spec.error.Problem;
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/decisions/{decision}}: one event, one decision. */
final class DecisionRoute implements HttpService {
    private static final String DRY_RUN = "dry_run";

    private final LiveProject live;
    private final EventParser parser;
    private final Answers answers;
    private final LastDecisions last;

    DecisionRoute(LiveProject live, EventParser parser, Answers answers, LastDecisions last) {
        this.live = live;
        this.parser = parser;
        this.answers = answers;
        this.last = last;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        Queries.requireOnly(context, DRY_RUN);
        boolean dryRun = Queries.flag(context, DRY_RUN);
        DecisionProgram decision = Decisions.require(live.program(), Queries.path(context, "decision"));
        return HttpResponse.of(request.aggregate()
                .thenCompose(body -> decide(decision, body.content().array(), dryRun)));
    }

    private CompletableFuture<HttpResponse> decide(DecisionProgram decision, byte[] body, boolean dryRun) {
        ParsedEvent parsed = parser.parse(decision.stream(), body);
        if (parsed instanceof ParsedEvent.Malformed malformed) {
            return CompletableFuture.completedFuture(refused(malformed.problem()));
        }
        ParsedEvent.Event event = (ParsedEvent.Event) parsed;
        Submission submission = Submission.only(decision.name(), decision.stream(), event.row());
        return live.submit(dryRun ? submission.asDryRun() : submission).thenApply(outcome -> response(outcome, dryRun));
    }

    private HttpResponse response(Outcome outcome, boolean dryRun) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return refused(rejected.problem());
        }
        Outcome.Accepted accepted = (Outcome.Accepted) outcome;
        if (!dryRun) {
            last.add(accepted);
        }
        return Answers.ok(json -> answers.decision(json, accepted.decisions().get(0)), accepted.repeated());
    }

    private static HttpResponse refused(Problem problem) {
        return ProblemResponses.of(ProblemDocument.of(problem));
    }
}
