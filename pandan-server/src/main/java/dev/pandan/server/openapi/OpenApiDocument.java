package dev.pandan.server.openapi;

import static dev.pandan.server.openapi.Nodes.content;
import static dev.pandan.server.openapi.Nodes.object;
import static dev.pandan.server.openapi.Nodes.ref;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pandan.spec.project.Project;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The OpenAPI 3.1 document of a project: its streams' columns, its decisions, its errors. */
public final class OpenApiDocument {
    private static final Map<String, String> PROBLEMS = problems();

    private OpenApiDocument() {}

    /** The document as JSON in UTF-8. */
    public static byte[] of(Project project, String version) {
        ObjectNode document = object().put("openapi", "3.1.0");
        document.set(
                "info",
                object().put("title", "Pandan: " + project.name())
                        .put("version", version)
                        .put("description", "Events in, decisions out. Errors are problem documents (RFC 9457)."));
        document.set("paths", new Operations(project).paths());
        ObjectNode components = object();
        components.set("schemas", schemas(project));
        components.set("responses", responses());
        document.set("components", components);
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode schemas(Project project) {
        ObjectNode schemas = object();
        project.streams().values().forEach(stream -> {
            schemas.set(EventSchemas.name(stream.name()), EventSchemas.event(stream));
            schemas.set(EventSchemas.name(stream.name()) + "_line", EventSchemas.line(stream));
        });
        schemas.set("EventAnswer", AnswerSchemas.eventAnswer());
        schemas.set("Decision", AnswerSchemas.decision(project.decisions().values()));
        schemas.set("Reason", AnswerSchemas.reason());
        schemas.set("Read", AnswerSchemas.read());
        schemas.set("Catalogue", FeatureSchemas.catalogue());
        schemas.set("Feature", FeatureSchemas.feature());
        schemas.set("Features", FeatureSchemas.values());
        schemas.set("Problem", AnswerSchemas.problem());
        schemas.set("Health", AnswerSchemas.health());
        return schemas;
    }

    private static ObjectNode responses() {
        ObjectNode responses = object();
        PROBLEMS.forEach((status, description) -> {
            ObjectNode response = object().put("description", description);
            if (status.equals("429") || status.equals("503")) {
                ObjectNode retry = object().put("description", "Seconds to wait.");
                retry.set("schema", object().put("type", "integer"));
                response.withObjectProperty("headers").set("Retry-After", retry);
            }
            response.set("content", content("application/problem+json", ref("Problem")));
            responses.set("Problem" + status, response);
        });
        return responses;
    }

    private static Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        problems.put("400", "The event or the JSON is wrong; field names the column.");
        problems.put("404", "No such decision, stream, route or stored decision.");
        problems.put("409", "The id was seen before with other content.");
        problems.put("413", "The body is too long.");
        problems.put("415", "The body is not of the expected media type.");
        problems.put("429", "Too many requests are in flight; try again.");
        problems.put("500", "A defect of the server; its log says more.");
        problems.put("503", "The database, or the right to write to it, is missing at the moment; try again.");
        return problems;
    }
}
