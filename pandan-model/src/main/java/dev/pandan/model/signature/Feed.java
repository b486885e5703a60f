package dev.pandan.model.signature;

import dev.pandan.model.CategoryCodes;
import dev.pandan.model.Domain;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One input of a model and the features that go into it, side by side. A missing or infinite number is NaN; a missing category is the text of {@link MissingCategory}, or, where the
 * model takes numbers of categories, the number after the last: that of a category which was not seen in training. Immutable.
 */
public final class Feed {
    private final ElementType type;
    private final Domain domain;
    private final int[] positions;
    private final int[] sizes;
    private final List<String> missing;
    private final List<CategoryCodes> codes;
    private final int width;
    private final boolean flat;

    /**
     * @param type a type that takes all features
     * @param positions of the features in a row, at least one
     * @param flat whether the input has one dimension, {@code type[n]}
     */
    Feed(ElementType type, Domain domain, int[] positions, boolean flat) {
        List<Domain.Input> inputs =
                Arrays.stream(positions).mapToObj(domain.inputs()::get).toList();
        this.type = type;
        this.domain = domain;
        this.positions = positions.clone();
        this.sizes = inputs.stream().mapToInt(Domain.Input::size).toArray();
        this.missing = inputs.stream().map(MissingCategory::of).toList();
        this.codes = inputs.stream()
                .map(input -> new CategoryCodes(input.categories()))
                .toList();
        this.width = inputs.stream().mapToInt(Domain.Input::width).sum();
        this.flat = flat;
    }

    public ElementType type() {
        return type;
    }

    /** Values per row. */
    public int width() {
        return width;
    }

    /** The features that go in, in their order. */
    public List<Part> parts() {
        return IntStream.range(0, positions.length)
                .mapToObj(i -> new Part(
                        positions[i],
                        Math.max(1, sizes[i]),
                        missing.get(i),
                        codes.get(i).byName()))
                .toList();
    }

    /**
     * A feature that goes in.
     *
     * @param position in a row
     * @param width values
     * @param missing the text of a missing category
     * @param codes numbers of categories, from 0; that of any other is the next
     */
    public record Part(int position, int width, String missing, Map<String, Integer> codes) {}

    /** Sizes of the dimensions of a tensor of some rows. */
    public long[] shape(int rows) {
        return flat ? new long[] {rows} : new long[] {rows, width};
    }

    /** Texts that are known beforehand, of an input that takes one category; empty for any other. */
    public Set<String> texts() {
        if (type != ElementType.STRING || width != 1) {
            return Set.of();
        }
        Set<String> texts = new HashSet<>(codes.get(0).byName().keySet());
        texts.add(missing.get(0));
        return texts;
    }

    /** What puts rows into tensors, for one thread at a time. */
    public Filling filling() {
        return new Filling(this);
    }

    /** What puts rows into tensors that are unboxed already. */
    public RowsFilling rowsFilling() {
        return new RowsFilling(this);
    }

    Domain domain() {
        return domain;
    }

    int[] positions() {
        return positions.clone();
    }

    /** Sizes of vectors, in the order of the positions; 0: a single value. */
    int[] sizes() {
        return sizes.clone();
    }

    List<String> missing() {
        return missing;
    }

    List<CategoryCodes> codes() {
        return codes;
    }
}
