package dev.pandan.server.openapi;

import static dev.pandan.server.openapi.Nodes.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
            JsonNode value = column.name().equals(stream.id()) && column.type() == ColumnType.STRING
                    ? JsonNodeFactory.instance.textNode("example-1")
                    : ValueSchemas.example(column.type());
            example.set(column.name(), value);
        }
        return example;
    }

    private static ObjectNode column(StreamSpec stream, Column column) {
        ObjectNode schema = ValueSchemas.of(column.type());
        if (column.name().equals(stream.id())) {
            schema.put("description", "Identifies the event within the stream.");
        } else if (column.name().equals(stream.time())) {
            schema.put("description", "When the event happened.");
        } else {
            ValueSchemas.allowNull(schema);
        }
        return schema;
    }
}
