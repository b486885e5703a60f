package dev.pandan.server.openapi;

import static dev.pandan.server.openapi.Nodes.array;
import static dev.pandan.server.openapi.Nodes.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.StructType;
import java.math.BigDecimal;
import java.util.List;

/** JSON Schemas of values, and values that could be some. */
final class ValueSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueSchemas() {}

    static ObjectNode of(ColumnType type) {
        return type.match(
                ValueSchemas::single,
                array -> {
                    ObjectNode schema = object().put("type", "array");
                    schema.set("items", allowNull(of(array.element())));
                    return schema;
                },
                ValueSchemas::struct);
    }

    /** Null too is a value of the schema; changes it. */
    static ObjectNode allowNull(ObjectNode schema) {
        schema.set("type", array(List.of(schema.get("type").asText(), "null")));
        return schema;
    }

    static JsonNode example(ColumnType type) {
        return type.match(
                ValueSchemas::exampleOfSingle, array -> JSON.arrayNode().add(example(array.element())), struct -> {
                    ObjectNode example = object();
                    for (Column field : struct.fields().columns()) {
                        example.set(field.name(), example(field.type()));
                    }
                    return example;
                });
    }

    private static ObjectNode struct(StructType type) {
        ObjectNode properties = object();
        for (Column field : type.fields().columns()) {
            properties.set(field.name(), allowNull(of(field.type())));
        }
        ObjectNode schema = object().put("type", "object");
        schema.set("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode single(ScalarType type) {
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

    private static JsonNode exampleOfSingle(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> JSON.booleanNode(true);
            case INT, LONG -> JSON.numberNode(1);
            case FLOAT, DOUBLE, DECIMAL -> JSON.numberNode(new BigDecimal("1.5"));
            case STRING -> JSON.textNode("text");
            case DATE -> JSON.textNode("2001-03-14");
            case TIMESTAMP -> JSON.textNode("2001-03-14T09:26:53Z");
            case BINARY -> JSON.textNode("00ff");
        };
    }
}
