package dev.pandan.server.openapi;

import static dev.pandan.server.openapi.Nodes.array;
import static dev.pandan.server.openapi.Nodes.listOf;
import static dev.pandan.server.openapi.Nodes.mapOf;
import static dev.pandan.server.openapi.Nodes.object;
import static dev.pandan.server.openapi.Nodes.objectOf;
import static dev.pandan.server.openapi.Nodes.ref;
import static dev.pandan.server.openapi.Nodes.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pandan.server.problem.ProblemDocument;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.PolicySpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** JSON Schemas of what the server answers. */
final class AnswerSchemas {
    private AnswerSchemas() {}

    static ObjectNode decision(Collection<DecisionSpec> decisions) {
        ObjectNode properties = object();
        properties.set(
                "decision",
                type("string", "Name of the decision.")
                        .set(
                                "enum",
                                array(decisions.stream().map(DecisionSpec::name).toList())));
        properties.set("id", type("string", "Id of the event it is about."));
        properties.set("action", type("string", "What is to be done.").set("enum", array(actions(decisions))));
        properties.set(
                "score",
                nullable(
                        "number",
                        "What the model says: a probability, 0 to 1 (of several classes that of the likeliest), or the number that is predicted; null if there is no score."));
        properties.set(
                "predicted",
                nullable("string", "The likeliest class, of a model that predicts one; of clusters the one it is of."));
        properties.set(
                "probabilities", mapOf(nullable("number", "Probability of the class, of a model that predicts one.")));
        properties.set("bundle", nullable("string", "Version of model and policy that decided, for example late@3."));
        properties.set("scorer", nullable("string", "Name and version of what computed the score."));
        properties.set("decided_at", time("Wall clock when it was decided."));
        properties.set("reasons", listOf(ref("Reason")));
        properties.set("features", mapOf(featureValue()));
        properties.set("read", mapOf(ref("Read")));
        ObjectNode schema = objectOf(properties, List.of("decision", "id", "action", "decided_at"));
        return schema.put("description", "A decision. Once stored it never changes.");
    }

    private static Set<String> actions(Collection<DecisionSpec> decisions) {
        Set<String> actions = new TreeSet<>();
        for (DecisionSpec decision : decisions) {
            PolicySpec policy = decision.policy();
            policy.rules().forEach(rule -> actions.add(rule.action()));
            actions.add(policy.otherwise());
            actions.add(policy.fallback());
        }
        return actions;
    }

    static ObjectNode reason() {
        ObjectNode properties = object();
        properties.set("feature", type("string", "Name of the feature."));
        properties.set("value", featureValue());
        properties.set(
                "contribution",
                type(
                        "number",
                        "What it added: to the log-odds of the score, to the number that is predicted, or to how far the class or cluster stands ahead of the second."));
        return objectOf(properties, List.of("feature", "contribution"));
    }

    static ObjectNode read() {
        ObjectNode properties = object();
        properties.set("rows", type("integer", "Rows in the window."));
        properties.set("hash", type("string", "Hash of their ids, 16 hexadecimal digits, in no order."));
        return objectOf(properties, List.of("rows", "hash"))
                .put("description", "What a decision read of a window. Equal hashes mean equal features.");
    }

    /** One element of an answer to {@code /v1/events} and to a stream. */
    static ObjectNode eventAnswer() {
        ObjectNode properties = object();
        properties.set("stream", type("string", "Name of the stream."));
        properties.set("id", type("string", "Id of the event."));
        properties.set("repeated", type("boolean", "True if the event was there before, with the same content."));
        properties.set("decisions", listOf(ref("Decision")));
        return objectOf(properties, List.of("stream", "id", "decisions"))
                .put("description", "The event and its decisions are in the database.");
    }

    static ObjectNode problem() {
        ObjectNode properties = object();
        properties.set("type", type("string", "urn:pandan:problem: and the code."));
        properties.set("title", type("string", "The same for all problems of one code."));
        properties.set("status", type("integer", "HTTP status."));
        properties.set("detail", type("string", "What was found, what was expected and the way out."));
        properties.set("code", type("string", "Stable name.").set("enum", array(codes())));
        properties.set("field", type("string", "The field concerned."));
        properties.set("location", type("string", "Place in the text that was sent."));
        properties.set("line", type("integer", "Line of a stream of lines, or position in an array, from 1."));
        properties.set("others", listOf(type("object", "A further problem of the same input.")));
        return objectOf(properties, List.of("type", "title", "status", "detail", "code"))
                .put("description", "An error (RFC 9457).");
    }

    private static List<String> codes() {
        Stream<String> own = Arrays.stream(ErrorCode.values()).map(ErrorCode::name);
        return Stream.concat(own, ProblemDocument.HTTP_NAMES.stream()).toList();
    }

    static ObjectNode health() {
        ObjectNode properties = object();
        properties.set("ready", type("boolean", "Whether events are taken in."));
        properties.set("project", type("string", "Name of the project."));
        properties.set("version", type("string", "Version of Pandan."));
        properties.set("bundles", mapOf(nullable("integer", "Version that decides; null: none was promoted.")));
        properties.set("trouble", ref("Problem"));
        return objectOf(properties, List.of("ready", "project", "version", "bundles"));
    }

    static ObjectNode featureValue() {
        ObjectNode value = object();
        value.set("type", array(List.of("number", "string", "array", "null")));
        ObjectNode element = object();
        element.set("type", array(List.of("number", "string", "null")));
        value.set("items", element);
        return value;
    }

    private static ObjectNode nullable(String type, String description) {
        ObjectNode schema = object();
        schema.set("type", array(List.of(type, "null")));
        return schema.put("description", description);
    }

    private static ObjectNode time(String description) {
        return type("string", description).put("format", "date-time");
    }
}
