package dev.pandan.server.route;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.pandan.live.LiveProject;
import dev.pandan.live.json.AnswerWriter;
import dev.pandan.live.json.CatalogueWriter;
import dev.pandan.live.json.EventParser;
import dev.pandan.server.json.JsonText;
import dev.pandan.server.metrics.LastDecisions;
import dev.pandan.server.metrics.LastMinute;
import dev.pandan.server.metrics.PrometheusText;
import dev.pandan.server.openapi.OpenApiDocument;
import dev.pandan.server.page.Pages;
import dev.pandan.server.stream.EventStreamService;
import dev.pandan.server.stream.StreamLimits;
import java.util.function.LongSupplier;

/** Everything that is served about one project. */
public final class Routes {
    private static final MediaType NDJSON = MediaType.create("application", "x-ndjson");
    private static final MediaType NDJSON_TOO = MediaType.create("application", "ndjson");
    private static final MediaType JSON_LINES = MediaType.create("application", "jsonl");

    private final LiveProject live;
    private final String version;
    private final LastMinute minute;
    private final LongSupplier nanoClock;
    private final EventParser parser;
    private final Answers answers;
    private final LastDecisions last = new LastDecisions();
    private final EventStreamService streams;

    /**
     * @param version of Pandan, shown to users
     * @param minute is asked for the figures of the dashboard; somebody else takes its samples
     */
    public Routes(LiveProject live, String version, StreamLimits limits, LastMinute minute, LongSupplier nanoClock) {
        this.live = live;
        this.version = version;
        this.minute = minute;
        this.nanoClock = nanoClock;
        this.parser = new EventParser(live.program().project());
        this.answers = new Answers(new AnswerWriter(live.program()));
        this.streams = new EventStreamService(new EventLines(live, parser, answers, last), limits);
    }

    public void addTo(ServerBuilder server) {
        server.routeDecorator().pathPrefix("/v1").methods(HttpMethod.POST).build(Routes::requireContentType);
        events(server);
        features(server);
        operation(server);
        pages(server);
    }

    /** Lets open streams of events end in good order. */
    public void stop() {
        streams.stop();
    }

    /** A page of another site can make a browser post a body without a type; one with a type of ours it cannot. */
    private static HttpResponse requireContentType(
            HttpService service, ServiceRequestContext context, HttpRequest request) throws Exception {
        if (request.contentType() == null) {
            throw HttpStatusException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        return service.serve(context, request);
    }

    private void events(ServerBuilder server) {
        // A stream may go on for days and is bounded by its limits instead.
        server.route()
                .post("/v1/events")
                .consumes(NDJSON, NDJSON_TOO, JSON_LINES, MediaType.JSON)
                .requestTimeoutMillis(0)
                .maxRequestLength(0)
                .build(streams);
        server.route()
                .post("/v1/streams/{stream}/events")
                .consumes(MediaType.JSON)
                .build(new StreamRoute(live, parser, answers, last));
        server.route()
                .post("/v1/decisions/{decision}")
                .consumes(MediaType.JSON)
                .build(new DecisionRoute(live, parser, answers, last));
        server.route().get("/v1/decisions/{decision}/{id}").build(new StoredRoute(live, answers));
    }

    private void features(ServerBuilder server) {
        CatalogueWriter writer = new CatalogueWriter(live.program());
        HttpData catalogue = HttpData.wrap(JsonText.of(
                json -> writer.write(json, live.program().catalogue().entries())));
        server.route().get("/v1/features").build((context, request) -> {
            Queries.requireOnly(context);
            return HttpResponse.of(HttpStatus.OK, MediaType.JSON, catalogue);
        });
        server.route().get("/v1/features/{decision}").build(new FeaturesRoute(live));
    }

    private void operation(ServerBuilder server) {
        Health health = new Health(live, version);
        Status status = new Status(live, health, minute, last, nanoClock);
        server.route().get("/health").build((context, request) -> health.response());
        server.route().get("/v1/status").build((context, request) -> status.response());
        MediaType prometheus = MediaType.parse(PrometheusText.CONTENT_TYPE);
        server.route()
                .get("/metrics")
                .build((context, request) -> HttpResponse.of(
                        HttpStatus.OK, prometheus, PrometheusText.of(live.metrics(), health.ready(), streams.open())));
    }

    private void pages(ServerBuilder server) {
        HttpData openapi = HttpData.wrap(OpenApiDocument.of(live.program().project(), version));
        server.route()
                .get("/openapi.json")
                .build((context, request) -> HttpResponse.of(HttpStatus.OK, MediaType.JSON, openapi));
        server.route().get("/docs").build(Pages.docs());
        server.route().get("/").build(Pages.dashboard());
    }
}
