package dev.pandan.server.openapi;

import static dev.pandan.server.openapi.Nodes.array;
import static dev.pandan.server.openapi.Nodes.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import java.util.List;

/** JSON Schemas of events, from the columns of their streams. */
final class EventSchemas {
    private EventSchemas() {}

    /** Name of a stream's schema among the components. */
    static String name(String stream) {
        return "Event_" + stream;
    }

    /** An event of one stream without the stream's name. */
    static ObjectNode event(StreamSpec stream) {
        ObjectNode properties = object();
        for (Column column : stream.schema().columns()) {
            properties.set(column.name(), column(stream, column));
        }
        ObjectNode event = Nodes.objectOf(
                properties,
                stream.id().equals(stream.time()) ? List.of(stream.id()) : List.of(stream.id(), stream.time()));
        event.put("description", "An event of the stream '" + stream.name() + "'. A column that is left out is null.");
        event.put("additionalProperties", false);
        return event;
    }

    /** The same with the stream's name, as in a line of {@code /v1/events}. */
    static ObjectNode line(StreamSpec stream) {
        ObjectNode event = event(stream);
        ObjectNode properties = object();
        properties.set("stream", object().put("const", stream.name()));
        properties.setAll((ObjectNode) event.get("properties"));
        event.set("properties", properties);
        ((ArrayNode) event.get("required")).insert(0, "stream");
        return event;
    }

    /** An event that could be one, for documents and forms. */
    static ObjectNode example(StreamSpec stream) {
        ObjectNode example = object();
        for (Column column : stream.schema().columns()) {
            boolean id = column.name().equals(stream.id());
            switch (column.type()) {
                case BOOLEAN -> example.put(column.name(), true);
                case INT, LONG -> example.put(column.name(), 1);
                case FLOAT, DOUBLE, DECIMAL -> example.put(column.name(), 1.5);
                case STRING -> example.put(column.name(), id ? "example-1" : "text");
                case DATE -> example.put(column.name(), "2001-03-14");
                case TIMESTAMP -> example.put(column.name(), "2001-03-14T09:26:53Z");
                case BINARY -> example.put(column.name(), "00ff");
            }
        }
        return example;
    }

    private static ObjectNode column(StreamSpec stream, Column column) {
        ObjectNode schema = type(column.type());
        if (column.name().equals(stream.id())) {
            schema.put("description", "Identifies the event within the stream.");
        } else if (column.name().equals(stream.time())) {
            schema.put("description", "When the event happened.");
        } else {
            schema.set("type", array(List.of(schema.get("type").asText(), "null")));
        }
        return schema;
    }

    static ObjectNode type(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> object().put("type", "boolean");
            case INT -> object().put("type", "integer").put("format", "int32");
            case LONG -> object().put("type", "integer").put("format", "int64");
            case FLOAT -> object().put("type", "number").put("format", "float");
            case DOUBLE -> object().put("type", "number").put("format", "double");
            case DECIMAL -> object().put("type", "number");
            case STRING -> object().put("type", "string");
            case DATE -> object().put("type", "string").put("format", "date");
            case TIMESTAMP -> object().put("type", "string").put("format", "date-time");
            case BINARY -> object().put("type", "string").put("pattern", "^([0-9a-fA-F]{2})*$");
        };
    }
}
