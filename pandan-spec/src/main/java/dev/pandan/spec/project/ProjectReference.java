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

/** The reference page of the project file, in Markdown, made from what the reader accepts. */
public final class ProjectReference {
    /** From the outside in. */
    static final List<Section> SECTIONS = List.of(
            Section.PROJECT,
            Section.STREAM,
            Section.TABLE,
            Section.MAPPING,
            Section.KEY_PART,
            Section.PLACE,
            Section.CAPTURE,
            Section.WINDOW,
            Section.DECISION,
            Section.LOOKUP,
            Section.FEATURE,
            Section.LABEL,
            Section.MODEL,
            Section.POLICY,
            Section.RULE,
            Section.COSTS,
            Section.TARGET,
            Section.EVALUATE);

    private ProjectReference() {}

    public static String markdown() {
        StringBuilder page = new StringBuilder();
        page.append("# The project file `pandan.yaml`\n\n");
        page.append("Generated from the code by `pandan reference`; a test fails when it is out of date.\n");
        SECTIONS.forEach(section -> append(page, section));
        page.append("\n## Types\n\n");
        page.append("`").append(String.join("`, `", Section.typeNames())).append("`. ");
        page.append(
                "`bigint` is another name of `long`. Null is a value of every type. Timestamps are microseconds, UTC.\n");
        page.append(
                "\n`array<string>` is an array of any type, `struct<city:string,zip:string>` named fields of any types; ");
        page.append("they nest, at most 16 deep: `array<struct<sku:string,price:double>>`. ");
        page.append("Inside braces `{...}` YAML wants such a type in quotes. Ids and keys are of the other types.\n");
        page.append("\n## Durations\n\n");
        page.append(
                "A number and a unit: `us`, `ms`, `s`, `m`, `h`, `d` (86,400 s), `w` (7 d); at least 1 us, at most 36,600 d.\n");
        return page.toString();
    }

    private static void append(StringBuilder page, Section section) {
        page.append("\n## ")
                .append(section.title())
                .append("\n\n")
                .append(section.doc())
                .append("\n\n");
        page.append("| key | value | |\n|---|---|---|\n");
        for (Field field : section.fields()) {
            page.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(describe(field.shape()))
                    .append(" | ");
            page.append(field.isRequired() ? "Required. " : "")
                    .append(field.doc())
                    .append(" |\n");
        }
    }

    private static String describe(Shape shape) {
        if (shape instanceof Scalar scalar) {
            return describe(scalar);
        }
        if (shape instanceof Choice choice) {
            return "`" + String.join("` or `", choice.values()) + "`";
        }
        if (shape instanceof ChoiceOrClass choice) {
            return describe(new Choice(choice.values())) + ", or the name of a class";
        }
        if (shape instanceof Nested nested) {
            return "[" + nested.section().title() + "](#" + nested.section().title() + ")";
        }
        if (shape instanceof ExpressionOr either) {
            return "expression, or " + describe(new Nested(either.section()));
        }
        if (shape instanceof MapOf map) {
            return "map of " + map.keyName() + " to " + describe(map.value());
        }
        if (shape instanceof ListOf list) {
            return "list of " + describe(list.element());
        }
        return describe(((OneOrMany) shape).element()) + ", or a list of them";
    }

    private static String describe(Scalar scalar) {
        return switch (scalar) {
            case TEXT -> "text";
            case NAME -> "name";
            case EXPRESSION -> "expression";
            case DURATION, DELAY -> "[duration](#durations)";
            case LENGTH -> "[duration](#durations), number of rows, or `ever`";
            case NUMBER -> "number";
            case COUNT -> "whole number";
            case COUNT_OR_OFF -> "whole number, or `off`";
            case VALUE -> "boolean, number or text";
            case TYPE -> "[type](#types)";
            case KEY -> "column, list of columns, or map of column to expression";
        };
    }
}
