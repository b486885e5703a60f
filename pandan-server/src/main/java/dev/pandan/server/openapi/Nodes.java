package dev.pandan.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Pieces of JSON Schema and OpenAPI, each a new node. */
final class Nodes {
    private Nodes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(Collection<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    static ArrayNode array(JsonNode... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonNode value : values) {
            array.add(value);
        }
        return array;
    }

    static ObjectNode type(String type, String description) {
        return object().put("type", type).put("description", description);
    }

    static ObjectNode ref(String schema) {
        return object().put("$ref", "#/components/schemas/" + schema);
    }

    static ObjectNode response(String name) {
        return object().put("$ref", "#/components/responses/" + name);
    }

    static ObjectNode listOf(ObjectNode items) {
        ObjectNode list = object().put("type", "array");
        list.set("items", items);
        return list;
    }

    static ObjectNode mapOf(ObjectNode values) {
        ObjectNode map = object().put("type", "object");
        map.set("additionalProperties", values);
        return map;
    }

    /** An object with {@code properties} that has all of {@code required}. */
    static ObjectNode objectOf(ObjectNode properties, Collection<String> required) {
        ObjectNode object = object().put("type", "object");
        object.set("properties", properties);
        if (!required.isEmpty()) {
            object.set("required", array(required));
        }
        return object;
    }

    /** {@code content} with one media type. */
    static ObjectNode content(String mediaType, ObjectNode schema) {
        ObjectNode media = object();
        media.set("schema", schema);
        ObjectNode content = object();
        content.set(mediaType, media);
        return content;
    }
}
