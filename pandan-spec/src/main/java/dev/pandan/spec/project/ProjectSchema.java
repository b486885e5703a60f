package dev.pandan.spec.project;

import dev.pandan.spec.project.Shape.Choice;
import dev.pandan.spec.project.Shape.ChoiceOrClass;
import dev.pandan.spec.project.Shape.ExpressionOr;
import dev.pandan.spec.project.Shape.ListOf;
import dev.pandan.spec.project.Shape.MapOf;
import dev.pandan.spec.project.Shape.Nested;
import dev.pandan.spec.project.Shape.OneOrMany;
import dev.pandan.spec.project.Shape.Scalar;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON Schema (draft 2020-12) of the project file, for editors, made from what the reader accepts. */
public final class ProjectSchema {
    private static final String STRING = "{\"type\": \"string\"}";

    private ProjectSchema() {}

    public static String json() {
        String definitions = ProjectReference.SECTIONS.stream()
                .filter(section -> section != Section.PROJECT)
                .map(section -> "    " + quote(section.title()) + ": " + object(section))
                .collect(Collectors.joining(",\n"));
        String project = object(Section.PROJECT);
        return "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                + "  \"title\": \"Pandan project file\",\n  \"$defs\": {\n" + definitions + "\n  },\n  "
                + project.substring(1, project.length() - 1) + "\n}\n";
    }

    private static String object(Section section) {
        String properties = section.fields().stream()
                .map(field -> quote(field.name()) + ": " + described(field))
                .collect(Collectors.joining(", "));
        String required = section.fields().stream()
                .filter(Field::isRequired)
                .map(field -> quote(field.name()))
                .collect(Collectors.joining(", "));
        return "{\"type\": \"object\", \"description\": " + quote(section.doc()) + ", \"additionalProperties\": false, "
                + "\"required\": [" + required + "], \"properties\": {" + properties + "}}";
    }

    private static String described(Field field) {
        String shape = shape(field.shape());
        return shape.substring(0, shape.length() - 1) + ", \"description\": " + quote(field.doc()) + "}";
    }

    private static String shape(Shape shape) {
        if (shape instanceof Scalar scalar) {
            return scalar(scalar);
        }
        if (shape instanceof Choice choice) {
            return choice.values().equals(List.of("1"))
                    ? "{\"const\": 1}"
                    : "{\"enum\": [" + quoted(choice.values()) + "]}";
        }
        if (shape instanceof ChoiceOrClass choice) {
            return "{\"anyOf\": [{\"enum\": [" + quoted(choice.values())
                    + "]}, {\"type\": \"string\", \"pattern\": \"[.]\"}]}";
        }
        if (shape instanceof Nested nested) {
            return "{\"$ref\": \"#/$defs/" + nested.section().title() + "\"}";
        }
        if (shape instanceof ExpressionOr either) {
            return "{\"anyOf\": [" + scalar(Scalar.EXPRESSION) + ", " + shape(new Nested(either.section())) + "]}";
        }
        if (shape instanceof MapOf map) {
            return "{\"type\": \"object\", \"additionalProperties\": " + shape(map.value()) + "}";
        }
        if (shape instanceof ListOf list) {
            return "{\"type\": \"array\", \"items\": " + shape(list.element()) + "}";
        }
        String element = shape(((OneOrMany) shape).element());
        return "{\"anyOf\": [" + element + ", {\"type\": \"array\", \"minItems\": 1, \"items\": " + element + "}]}";
    }

    private static String scalar(Scalar scalar) {
        return switch (scalar) {
            case TEXT, NAME -> STRING;
            case EXPRESSION, VALUE -> "{\"type\": [\"string\", \"number\", \"boolean\"]}";
            case DURATION -> "{\"type\": \"string\", \"pattern\": \"^[0-9]+ *(us|ms|s|m|h|d|w)$\"}";
            case LENGTH -> pattern(Frames.LAST_FORM);
            case DELAY -> pattern(Frames.ENDING_FORM);
            case NUMBER -> "{\"type\": \"number\", \"minimum\": 0}";
            case COUNT -> "{\"type\": \"integer\", \"minimum\": 1}";
            case COUNT_OR_OFF -> "{\"anyOf\": [{\"const\": \"off\"}, {\"type\": \"integer\", \"minimum\": 1}]}";
            case TYPE ->
                "{\"anyOf\": [{\"enum\": [" + quoted(Section.typeNames())
                        + ", \"bigint\"]}, {\"type\": \"string\", \"pattern\": \"^(array|struct) *<.+>$\"}]}";
            case KEY ->
                "{\"anyOf\": [" + STRING + ", {\"type\": \"array\", \"items\": " + STRING
                        + "}, {\"type\": \"object\", \"additionalProperties\": " + STRING + "}]}";
        };
    }

    private static String pattern(String form) {
        return "{\"type\": \"string\", \"pattern\": " + quote(form) + "}";
    }

    private static String quoted(List<String> values) {
        return values.stream().map(ProjectSchema::quote).collect(Collectors.joining(", "));
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
