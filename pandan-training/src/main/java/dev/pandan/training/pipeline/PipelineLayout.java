package dev.pandan.training.pipeline;

import dev.pandan.model.Domain;
import dev.pandan.model.onnx.Layout;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.model.signature.Signature;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that a pipeline's model sees as a {@link Layout} over the features of a decision. */
final class PipelineLayout {
    private final Domain domain;
    private final List<Cell> cells;

    /** @param cells as {@link PipelineColumns} gives them */
    PipelineLayout(Domain domain, List<Cell> cells) {
        this.domain = domain;
        this.cells = cells;
    }

    /** {@code MISMATCH} with a table if the features of the decision are not those of the pipeline. */
    Layout convert() {
        checkFeatures();
        List<Layout.Block> blocks = new ArrayList<>();
        Map<String, Integer> starts = new LinkedHashMap<>();
        int next = 0;
        for (Domain.Input input : domain.inputs()) {
            Layout.Block block = block(input);
            blocks.add(block);
            starts.put(input.name(), next);
            next += block.width();
        }
        int[] columns = cells.stream()
                .mapToInt(cell -> starts.getOrDefault(cell.input(), 0) + place(cell))
                .toArray();
        return new Layout(blocks, columns);
    }

    private void checkFeatures() {
        Map<String, ModelInput> inputs = new LinkedHashMap<>();
        for (Cell cell : cells) {
            inputs.put(
                    cell.input(),
                    cell instanceof Cell.Value number
                            ? new ModelInput(cell.input(), ElementType.FLOAT, number.width(), false)
                            : new ModelInput(cell.input(), ElementType.STRING, 1, false));
        }
        Signature.bind(domain, inputs.values());
    }

    private static int place(Cell cell) {
        if (cell instanceof Cell.Value number) {
            return number.element();
        } else if (cell instanceof Cell.Hot hot) {
            return hot.at();
        }
        throw PandanException.of(
                ErrorCode.MISMATCH,
                "the pipeline's model sees the number of the category '" + cell.input()
                        + "' (expected: one-hot, by a OneHotEncoder after the StringIndexer)");
    }

    private Layout.Block block(Domain.Input input) {
        List<Cell> own =
                cells.stream().filter(cell -> cell.input().equals(input.name())).toList();
        if (own.get(0) instanceof Cell.Hot hot) {
            own.forEach(cell ->
                    same(cell instanceof Cell.Hot other && other.labels().equals(hot.labels()), input));
            return new Layout.OneHot(Domain.Input.category(input.name(), hot.labels()));
        } else if (own.get(0) instanceof Cell.Index index) {
            return new Layout.OneHot(Domain.Input.category(input.name(), index.labels()));
        }
        return numbers(input, own);
    }

    private static Layout.Block numbers(Domain.Input input, List<Cell> own) {
        int width = Math.max(1, input.size());
        Cell.Value[] elements = new Cell.Value[width];
        Arrays.setAll(elements, i -> new Cell.Value(input.name(), width, i, Double.NaN, 0, 1));
        boolean[] seen = new boolean[width];
        for (Cell cell : own) {
            Cell.Value number = (Cell.Value) cell;
            same(!seen[number.element()] || number.equals(elements[number.element()]), input);
            seen[number.element()] = true;
            elements[number.element()] = number;
        }
        return new Layout.Numbers(
                input,
                Arrays.stream(elements).mapToDouble(Cell.Value::fill).toArray(),
                Arrays.stream(elements).mapToDouble(Cell.Value::centre).toArray(),
                Arrays.stream(elements).mapToDouble(Cell.Value::scale).toArray());
    }

    private static void same(boolean same, Domain.Input input) {
        if (!same) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "the pipeline uses '" + input.name()
                            + "' in two ways (expected: one; train it with a feature for each)");
        }
    }
}
