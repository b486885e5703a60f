package dev.pandan.server.openapi;

import static dev.pandan.server.openapi.Nodes.array;
import static dev.pandan.server.openapi.Nodes.content;
import static dev.pandan.server.openapi.Nodes.listOf;
import static dev.pandan.server.openapi.Nodes.object;
import static dev.pandan.server.openapi.Nodes.ref;
import static dev.pandan.server.openapi.Nodes.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pandan.live.json.EventTexts;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;

/** The routes of a project: one for each stream and decision, so that each shows its own columns. */
final class Operations {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    private final Project project;

    Operations(Project project) {
        this.project = project;
    }

    ObjectNode paths() {
        ObjectNode paths = object();
        post(paths, "/v1/events", events());
        project.streams().values().forEach(s -> post(paths, "/v1/streams/" + s.name() + "/events", stream(s)));
        project.decisions().values().forEach(d -> post(paths, "/v1/decisions/" + d.name(), decide(d)));
        project.decisions().values().forEach(d -> get(paths, "/v1/decisions/" + d.name() + "/{id}", stored(d)));
        get(paths, "/v1/features", catalogue());
        project.decisions().values().forEach(d -> get(paths, "/v1/features/" + d.name(), features(d)));
        get(paths, "/v1/status", status());
        get(paths, "/health", health());
        get(paths, "/metrics", metrics());
        get(paths, "/openapi.json", openapi());
        return paths;
    }

    private static void post(ObjectNode paths, String path, Operation operation) {
        paths.withObjectProperty(path).set("post", operation.build());
    }

    private static void get(ObjectNode paths, String path, Operation operation) {
        paths.withObjectProperty(path).set("get", operation.build());
    }

    private Operation events() {
        ObjectNode line = object();
        line.set(
                "oneOf",
                array(project.streams().values().stream()
                        .map(stream -> ref(EventSchemas.name(stream.name()) + "_line"))
                        .toArray(ObjectNode[]::new)));
        ObjectNode body = content(NDJSON, line);
        ((ObjectNode) body.get(NDJSON)).put("example", exampleLines());
        ObjectNode answer = object();
        answer.set("oneOf", array(ref("EventAnswer"), ref("Problem")));
        return new Operation(
                        "postEvents",
                        "events",
                        "Send events of any streams",
                        "One JSON object a line, each with its stream. Answers come as they are ready, one line for each line in the same order; the request may go on "
                                + "for as long as you like. A line that is refused is answered with a problem that has its number, and the stream goes on. Blank lines are passed over.")
                .body(body)
                .answer("200", "One line for each line: an answer or a problem.", content(NDJSON, answer))
                .problems("413", "415", "500");
    }

    private String exampleLines() {
        StringBuilder lines = new StringBuilder();
        for (StreamSpec stream : project.streams().values()) {
            ObjectNode line = object().put("stream", stream.name());
            line.setAll(EventSchemas.example(stream));
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    private Operation stream(StreamSpec stream) {
        ObjectNode event = ref(EventSchemas.name(stream.name()));
        ObjectNode either = object();
        either.set("oneOf", array(event, listOf(event.deepCopy())));
        ObjectNode item = object();
        item.set("oneOf", array(ref("EventAnswer"), ref("Problem")));
        ObjectNode answer = object();
        answer.set("oneOf", array(ref("EventAnswer"), listOf(item)));
        return new Operation(
                        "post_" + stream.name(),
                        "events",
                        "Send an event of " + stream.name() + ", or an array of them",
                        "Stores each event and makes every decision declared on the stream. An array is answered with an array in the same order, in which an event that was "
                                + "refused has a problem.")
                .body(body(stream, either))
                .answer("200", "What was decided.", content(JSON, answer))
                .problems("400", "409", "413", "415", "429", "500", "503");
    }

    private Operation decide(DecisionSpec decision) {
        StreamSpec stream = stream(decision);
        ObjectNode event = ref(EventSchemas.name(stream.name()));
        return new Operation(
                        "decide_" + decision.name(),
                        "decisions",
                        "Decide " + decision.name() + " about an event of " + stream.name(),
                        "Stores the event and makes this decision. The same event again is answered with the stored decision.")
                .parameter(
                        "query",
                        "dry_run",
                        type("boolean", "Decides and stores nothing.").put("default", false),
                        "true: decides and stores nothing")
                .body(body(stream, event))
                .answer("200", "The decision.", content(JSON, ref("Decision")))
                .header("Pandan-Repeated", object().put("type", "boolean"), "true: the decision was made before")
                .problems("400", "409", "413", "415", "429", "500", "503");
    }

    private static ObjectNode body(StreamSpec stream, ObjectNode schema) {
        ObjectNode body = content(JSON, schema);
        ((ObjectNode) body.get(JSON)).set("example", EventSchemas.example(stream));
        return body;
    }

    private Operation stored(DecisionSpec decision) {
        return new Operation(
                        "get_" + decision.name(),
                        "decisions",
                        "A stored decision " + decision.name(),
                        "What was decided about an event, as it was stored.")
                .parameter("path", "id", object().put("type", "string"), "id of the event")
                .answer("200", "The decision.", content(JSON, ref("Decision")))
                .problems("404", "500", "503");
    }

    private static Operation catalogue() {
        return new Operation(
                        "catalogue",
                        "features",
                        "The catalogue of features",
                        "Every feature with its type, description and expression, what it reads and who uses it.")
                .answer("200", "The catalogue.", content(JSON, ref("Catalogue")))
                .problems("400");
    }

    private Operation features(DecisionSpec decision) {
        StreamSpec stream = stream(decision);
        Operation operation = new Operation(
                "features_" + decision.name(),
                "features",
                "The features of " + decision.name() + " for an event of " + stream.name(),
                "Now, or as of any time; nothing is decided or stored, and the event need not exist. Columns are parameters, as text; a column that is left out is null.");
        for (Column column : stream.schema().columns()) {
            operation.parameter(
                    "query",
                    column.name(),
                    column.type() instanceof ScalarType
                            ? ValueSchemas.of(column.type())
                            : type("string", column.type().sqlName() + " as JSON"),
                    column.name().equals(stream.time())
                            ? "The event's time; now, if it is left out."
                            : "Column of the event.");
        }
        if (stream.schema().position(EventTexts.AT).isEmpty()) {
            operation.parameter(
                    "query",
                    EventTexts.AT,
                    ValueSchemas.of(
                            stream.schema().column(stream.timePosition()).type()),
                    "Another name of " + stream.time() + ".");
        }
        return operation
                .answer("200", "The features, and what was read for them.", content(JSON, ref("Features")))
                .problems("400", "429", "500", "503");
    }

    private static Operation status() {
        return new Operation(
                        "status",
                        "operation",
                        "What happens now",
                        "Rates, latencies and the last decisions, as the dashboard shows them.")
                .answer("200", "Now.", content(JSON, object().put("type", "object")));
    }

    private static Operation health() {
        return new Operation("health", "operation", "Whether events are taken in", "For load balancers and scripts.")
                .answer("200", "Events are taken in.", content(JSON, ref("Health")))
                .answer("503", "They are not; trouble says why.", content(JSON, ref("Health")));
    }

    private static Operation metrics() {
        return new Operation("metrics", "operation", "Metrics", "In the text format of Prometheus.")
                .answer("200", "Metrics.", content("text/plain", object().put("type", "string")));
    }

    private static Operation openapi() {
        return new Operation("openapi", "operation", "This document", "OpenAPI 3.1.")
                .answer("200", "The document.", content(JSON, object().put("type", "object")));
    }

    private StreamSpec stream(DecisionSpec decision) {
        StreamSpec stream = project.streams().get(decision.stream());
        if (stream == null) {
            throw new IllegalArgumentException("no stream '" + decision.stream() + "'");
        }
        return stream;
    }
}
