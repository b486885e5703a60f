package dev.pandan.server.openapi;

import static dev.pandan.server.openapi.Nodes.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Builds one operation of an OpenAPI document. */
final class Operation {
    private final ObjectNode node = object();

    Operation(String id, String tag, String summary, String description) {
        node.set("tags", Nodes.array(List.of(tag)));
        node.put("operationId", id);
        node.put("summary", summary);
        node.put("description", description);
    }

    Operation parameter(String in, String name, ObjectNode schema, String description) {
        ObjectNode parameter = object().put("name", name).put("in", in).put("description", description);
        parameter.put("required", in.equals("path"));
        parameter.set("schema", schema);
        ArrayNode parameters = node.withArrayProperty("parameters");
        parameters.add(parameter);
        return this;
    }

    Operation body(ObjectNode content) {
        ObjectNode body = object().put("required", true);
        body.set("content", content);
        node.set("requestBody", body);
        return this;
    }

    Operation answer(String status, String description, ObjectNode content) {
        ObjectNode response = object().put("description", description);
        response.set("content", content);
        node.withObjectProperty("responses").set(status, response);
        return this;
    }

    /** A header of the answer {@code 200}. */
    Operation header(String name, ObjectNode schema, String description) {
        ObjectNode header = object().put("description", description);
        header.set("schema", schema);
        node.withObjectProperty("responses")
                .withObjectProperty("200")
                .withObjectProperty("headers")
                .set(name, header);
        return this;
    }

    /** Answers that are problem documents. */
    Operation problems(String... statuses) {
        for (String status : statuses) {
            node.withObjectProperty("responses").set(status, Nodes.response("Problem" + status));
        }
        return this;
    }

    ObjectNode build() {
        return node;
    }
}
