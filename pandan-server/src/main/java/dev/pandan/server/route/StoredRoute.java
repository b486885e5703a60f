package dev.pandan.server.route;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.pandan.live.LiveProject;
import dev.pandan.server.problem.ProblemDocument;
import dev.pandan.server.problem.ProblemResponses;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;

/** {@code GET /v1/decisions/{decision}/{id}}: a decision as it was stored. */
final class StoredRoute implements HttpService {
    private static final Problem NONE = new Problem(
            ErrorCode.NOT_FOUND, null, "id", "no decision of this name is stored about an event of this id");

    private final LiveProject live;
    private final Answers answers;

    StoredRoute(LiveProject live, Answers answers) {
        this.live = live;
        this.answers = answers;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        Queries.requireOnly(context);
        String decision = Queries.path(context, "decision");
        return HttpResponse.of(live.stored(decision, Queries.path(context, "id"))
                .thenApply(stored -> stored.map(found -> Answers.ok(json -> answers.decision(json, found)))
                        .orElseGet(() -> ProblemResponses.of(ProblemDocument.of(NONE)))));
    }
}
