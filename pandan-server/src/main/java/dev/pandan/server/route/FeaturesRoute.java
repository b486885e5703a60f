package dev.pandan.server.route;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.live.FeatureQuestion;
import dev.pandan.live.LiveProject;
import dev.pandan.live.json.EventTexts;
import dev.pandan.live.json.FeaturesWriter;
import dev.pandan.server.problem.ProblemDocument;
import dev.pandan.server.problem.ProblemResponses;
import dev.pandan.server.problem.Problems;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.StreamSpec;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** {@code GET /v1/features/{decision}?column=value}: the features of an event that need not exist. */
final class FeaturesRoute implements HttpService {
    private final LiveProject live;
    private final FeaturesWriter writer;

    FeaturesRoute(LiveProject live) {
        this.live = live;
        this.writer = new FeaturesWriter(live.program());
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        DecisionProgram decision = Decisions.require(live.program(), Queries.path(context, "decision"));
        StreamSpec stream =
                Objects.requireNonNull(live.program().project().streams().get(decision.stream()));
        Map<String, String> texts = Queries.texts(context);
        FeatureQuestion question = new FeatureQuestion(decision.name(), EventTexts.row(stream, texts));
        return HttpResponse.of(live.features(question)
                .handle((values, failure) -> failure == null
                        ? Answers.ok(json -> writer.write(json, values))
                        : refused(failure, problem -> EventTexts.asWritten(problem, stream, texts))));
    }

    private static HttpResponse refused(Throwable failure, UnaryOperator<Problem> named) {
        return failure instanceof PandanException refused
                ? ProblemResponses.of(ProblemDocument.of(
                        refused.problems().stream().map(named).toList()))
                : ProblemResponses.of(Problems.of(failure));
    }
}
