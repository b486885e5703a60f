package dev.pandan.model.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.spec.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;

/** The columns that a model of MLflow takes in by its signature. */
final class MlflowColumns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MlflowModel model;

    MlflowColumns(MlflowModel model) {
        this.model = model;
    }

    /** Empty if it has none, or a matrix without names. */
    List<ModelInput> read() {
        Object text = YamlTree.map(model.tree(), "signature").get("inputs");
        if (text == null) {
            return List.of();
        }
        List<ModelInput> columns = new ArrayList<>();
        for (JsonNode column : json(text.toString())) {
            if (!column.path("name").isTextual()) {
                return List.of();
            }
            columns.add(new ModelInput(column.path("name").asText(), type(column), 1, false));
        }
        return columns;
    }

    private JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw ForeignFiles.unusable(model.file() + ": the signature's inputs are no JSON", "a list of columns");
        }
    }

    /** Whole numbers and truths are numbers to a decision too. */
    private static ElementType type(JsonNode column) {
        return switch (column.path("tensor-spec")
                .path("dtype")
                .asText(column.path("type").asText())) {
            case "boolean", "integer", "long", "float", "double" -> ElementType.FLOAT;
            case "bool", "int8", "int16", "int32", "int64", "float32", "float64" -> ElementType.FLOAT;
            case "string", "object" -> ElementType.STRING;
            default -> ElementType.OTHER;
        };
    }
}
