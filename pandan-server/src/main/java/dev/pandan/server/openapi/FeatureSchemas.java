package dev.pandan.server.openapi;

import static dev.pandan.server.openapi.Nodes.array;
import static dev.pandan.server.openapi.Nodes.listOf;
import static dev.pandan.server.openapi.Nodes.mapOf;
import static dev.pandan.server.openapi.Nodes.object;
import static dev.pandan.server.openapi.Nodes.objectOf;
import static dev.pandan.server.openapi.Nodes.ref;
import static dev.pandan.server.openapi.Nodes.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON Schemas of the catalogue and of feature values. */
final class FeatureSchemas {
    private FeatureSchemas() {}

    static ObjectNode catalogue() {
        ObjectNode properties = object();
        properties.set("project", type("string", "Name of the project."));
        properties.set("fingerprint", type("string", "Changes when what is computed changes."));
        properties.set("features", listOf(ref("Feature")));
        return objectOf(properties, List.of("project", "fingerprint", "features"));
    }

    static ObjectNode feature() {
        ObjectNode properties = object();
        properties.set("decision", type("string", "The decision that it belongs to."));
        properties.set("name", type("string", "Name of the feature."));
        properties.set("type", type("string", "number (a float32), category (text) or vector (float32s)."));
        properties.set("size", type("integer", "Number of elements of a vector; else it is not there."));
        ObjectNode description = object();
        description.set("type", array(List.of("string", "null")));
        properties.set("description", description.put("description", "What the project file says it means."));
        properties.set("expression", type("string", "As the project file has it."));
        properties.set("reads", reads());
        properties.set("origins", texts("Every column behind it, as stream.column or table.column."));
        ObjectNode users = object();
        users.set("features", texts("Features that name it."));
        users.set("rules", texts("Conditions of rules that name it."));
        users.set("model", type("boolean", "Whether it is an input of the decision's model."));
        properties.set("used_by", objectOf(users, List.of("features", "rules", "model")));
        return objectOf(properties, List.of("decision", "name", "type", "expression", "reads", "origins", "used_by"));
    }

    private static ObjectNode reads() {
        ObjectNode lookup = object();
        lookup.set("lookup", type("string", "Name of the lookup."));
        lookup.set("table", type("string", "The table it reads."));
        lookup.set("key", listOf(keyPart()));
        lookup.set("columns", texts("Columns of the table."));
        ObjectNode window = object();
        window.set("window", type("string", "Name of the window."));
        window.set("stream", type("string", "The stream whose rows it holds."));
        window.set("key", listOf(keyPart()));
        window.set("extent", type("string", "Which rows of the key it holds."));
        window.set("aggregates", texts("As they are written."));
        window.set("columns", texts("Columns of the stream that they read."));
        ObjectNode reads = object();
        reads.set("columns", texts("Columns of the event."));
        reads.set("lookups", listOf(objectOf(lookup, List.of("lookup", "table", "key", "columns"))));
        reads.set("features", texts("Other features of the decision."));
        reads.set(
                "windows",
                listOf(objectOf(window, List.of("window", "stream", "key", "extent", "aggregates", "columns"))));
        return objectOf(reads, List.of("columns", "lookups", "features", "windows"))
                .put("description", "What its own expression names.");
    }

    private static ObjectNode keyPart() {
        ObjectNode part = object();
        part.set("row", type("string", "Column of the table, or expression on rows of the window's stream."));
        part.set("row_columns", texts("The row's columns in it."));
        part.set("event", type("string", "Expression on the event, which it equals."));
        part.set("event_columns", texts("The event's columns in it."));
        return objectOf(part, List.of("row", "row_columns", "event", "event_columns"));
    }

    static ObjectNode values() {
        ObjectNode properties = object();
        properties.set("decision", type("string", "Name of the decision."));
        properties.set("at", type("string", "Time of the event.").put("format", "date-time"));
        properties.set("features", mapOf(AnswerSchemas.featureValue()));
        properties.set("read", mapOf(ref("Read")));
        ObjectNode lookup = object();
        lookup.set("table", type("string", "The table."));
        lookup.set("found", type("boolean", "Whether there was a row."));
        lookup.set("row", type("object", "The row, if there was one."));
        properties.set("lookups", mapOf(objectOf(lookup, List.of("table", "found"))));
        return objectOf(properties, List.of("decision", "at", "features", "read", "lookups"));
    }

    private static ObjectNode texts(String description) {
        return listOf(object().put("type", "string")).put("description", description);
    }
}
