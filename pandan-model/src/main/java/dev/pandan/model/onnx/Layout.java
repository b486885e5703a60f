package dev.pandan.model.onnx;

import dev.pandan.model.Domain;
import java.util.List;

/**
 * How the inputs of a model become one row of numbers. Each input gives some columns, in its order; the model sees those of {@code columns}.
 *
 * @param columns positions among the columns of all inputs, in the order in which the model sees them; distinct
 */
@SuppressWarnings("ArrayRecordComponent")
public record Layout(List<Block> blocks, int[] columns) {
    public Layout {
        blocks = List.copyOf(blocks);
    }

    /** What the model takes in. */
    public Domain domain() {
        return new Domain(blocks.stream().map(Block::input).toList());
    }

    /** The columns of one input. */
    public sealed interface Block {
        Domain.Input input();

        /** Number of columns. */
        int width();
    }

    /**
     * A number or a vector: a column per element, {@code (value - centre) / scale}, then a column per element that is 1 where the value is missing. Arrays of one length.
     *
     * @param fills stand in for missing values, before centre and scale
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Numbers(Domain.Input input, double[] fills, double[] centres, double[] scales) implements Block {
        @Override
        public int width() {
            return 2 * fills.length;
        }
    }

    /** A category: a column per category of the input, then one for all others and for a missing value; 1 in one of them, 0 elsewhere. */
    public record OneHot(Domain.Input input) implements Block {
        @Override
        public int width() {
            return input.categories().size() + 1;
        }
    }
}
