package dev.pandan.model.exchange;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.onnx.ForestGraph;
import dev.pandan.model.onnx.ForestGraph.Outcome;
import dev.pandan.model.onnx.Tree;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Boosted trees of another library, and what it makes of the sums of their leaves.
 *
 * @param library for messages
 * @param names of the columns; empty: the columns are the decision's numbers, then the numbers of its categories, in its order
 * @param width number of columns
 * @param sums the trees of each sum
 */
record BoostedTrees(String library, Objective objective, List<String> names, int width, List<List<Tree>> sums)
        implements ForeignModel.Form {
    private static final String ALL = "numbers";

    /** What the trees were trained for. */
    record Objective(String name, Outcome outcome) {
        /** How the model of a decision ends; {@code MISMATCH} if it cannot predict that. */
        Outcome fit(String library, int sums, OutputKind output, List<String> classes) {
            boolean isOfClasses = outcome == Outcome.SOFTMAX || outcome == Outcome.LOGISTIC_EACH;
            int told = isOfClasses ? sums : outcome == Outcome.LOGISTIC ? 2 : 0;
            if (output == OutputKind.CLASS && told > 0 && told != classes.size()) {
                throw refused(
                        library, "tells " + told + " classes apart", classes.size() + ", as the decision: " + classes);
            }
            boolean fits =
                    switch (output) {
                        case BINARY -> outcome == Outcome.LOGISTIC;
                        case NUMBER -> !isOfClasses;
                        case CLASS -> told > 0;
                        case DISTANCE, ANOMALY -> false;
                    };
            if (!fits) {
                throw refused(library, "has the objective '" + name + "'", expected(output));
            }
            return output == OutputKind.CLASS && !isOfClasses ? Outcome.TWO_CLASSES : outcome;
        }

        private static String expected(OutputKind output) {
            return switch (output) {
                case BINARY -> "one of a probability, for a decision of true or false";
                case NUMBER -> "one of a number, for a decision that predicts one";
                case CLASS -> "one of classes, for a decision that predicts one";
                case DISTANCE, ANOMALY -> "trees for true or false, a number or a class";
            };
        }
    }

    @Override
    public Model model(Domain domain, OutputKind output, List<String> classes) {
        Outcome outcome = objective.fit(library, sums.size(), output, classes);
        Map<String, Integer> inputs = new LinkedHashMap<>();
        int[] columns = new int[width];
        int codes = 0;
        if (names.isEmpty()) {
            codes = codes(domain);
            if (width > codes) {
                inputs.put(ALL, width - codes);
            }
            Arrays.setAll(columns, i -> i);
        } else {
            place(domain, inputs, columns);
        }
        List<List<Tree>> placed = sums.stream()
                .map(trees -> trees.stream().map(tree -> placed(tree, columns)).toList())
                .toList();
        return Model.onnx(ForestGraph.write(inputs, codes, placed, outcome), domain, output, classes);
    }

    /** How many of the columns are categories of which it is known how they are counted. */
    private int codes(Domain domain) {
        long categories = domain.inputs().stream()
                .filter(input -> !input.number() && !input.categories().isEmpty())
                .count();
        return (int) Math.min(categories, width);
    }

    private void place(Domain domain, Map<String, Integer> inputs, int[] columns) {
        List<Element> elements =
                names.stream().map(name -> Element.of(name, domain)).toList();
        elements.forEach(element -> inputs.put(element.input, element.size));
        Map<String, Integer> starts = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, Integer> input : inputs.entrySet()) {
            starts.put(input.getKey(), next);
            next += input.getValue();
        }
        for (int i = 0; i < columns.length; i++) {
            Element element = elements.get(i);
            columns[i] = starts.getOrDefault(element.input, 0) + element.place;
        }
    }

    private static Tree placed(Tree tree, int[] columns) {
        return new Tree(tree.nodes().stream()
                .map(node -> node instanceof Tree.Split split
                        ? new Tree.Split(
                                columns[split.column()],
                                split.threshold(),
                                split.left(),
                                split.right(),
                                split.missingLeft())
                        : node)
                .toList());
    }

    static PandanException refused(String library, String what, String expected) {
        return PandanException.of(
                ErrorCode.MISMATCH, "the model of " + library + " " + what + " (expected: " + expected + ")");
    }

    /** A column: a number, or {@code name[2]} or {@code name_2} of a vector. */
    private record Element(String input, int size, int place) {
        static Element of(String column, Domain domain) {
            return domain.inputs().stream()
                    .filter(Domain.Input::takesVector)
                    .map(vector -> of(column, vector))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(new Element(column, 1, 0));
        }

        private static Optional<Element> of(String column, Domain.Input vector) {
            for (int i = 0; i < vector.size(); i++) {
                if (column.equals(vector.name() + "[" + i + "]") || column.equals(vector.name() + "_" + i)) {
                    return Optional.of(new Element(vector.name(), vector.size(), i));
                }
            }
            return Optional.empty();
        }
    }
}
