package dev.pandan.training.python;

import dev.pandan.model.Domain;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.model.signature.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns that a model of scikit-learn takes in, beside the features of a decision: a column each, {@code name[0]}, {@code name[1]}, ... of a vector. */
final class PickledColumns {
    private static final Pattern ELEMENT = Pattern.compile("(.+)\\[\\d+]");

    private PickledColumns() {}

    /** {@code MISMATCH} with a table if they are not those. */
    static void check(Domain domain, List<ModelInput> columns) {
        Map<String, ModelInput> inputs = new LinkedHashMap<>();
        for (ModelInput column : columns) {
            String name = feature(domain, column.name());
            inputs.merge(
                    name,
                    new ModelInput(name, column.type(), 1, false),
                    (some, one) -> new ModelInput(name, some.type(), some.width() + 1, false));
        }
        Signature.bind(domain, inputs.values());
    }

    /** The same of columns that are known by name only: of a name that is a feature's, the type is right. */
    static void checkNames(Domain domain, List<String> names) {
        check(
                domain,
                names.stream()
                        .map(name -> new ModelInput(name, type(domain, name), 1, false))
                        .toList());
    }

    private static ElementType type(Domain domain, String name) {
        return domain.inputs().stream().anyMatch(input -> input.name().equals(name) && !input.number())
                ? ElementType.STRING
                : ElementType.FLOAT;
    }

    private static String feature(Domain domain, String column) {
        Matcher element = ELEMENT.matcher(column);
        return element.matches()
                        && domain.inputs().stream()
                                .anyMatch(input ->
                                        input.takesVector() && input.name().equals(element.group(1)))
                ? element.group(1)
                : column;
    }
}
