package dev.pandan.model.exchange;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.onnx.ForestGraph;
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
 * Boosted trees of another library, whose leaves add up to log-odds.
 *
 * @param library for messages
 * @param names of the columns; empty: the columns are the decision's numbers, then the numbers of its categories, in its order
 * @param width number of columns
 */
record BoostedTrees(String library, List<String> names, int width, List<Tree> trees) implements ForeignModel.Form {
    private static final String ALL = "numbers";

    @Override
    public Model model(Domain domain, OutputKind output, List<String> classes) {
        ForeignModel.trueOrFalse(library, output);
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
        List<Tree> placed = trees.stream().map(tree -> placed(tree, columns)).toList();
        return Model.onnx(ForestGraph.write(inputs, codes, placed), domain, output);
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
