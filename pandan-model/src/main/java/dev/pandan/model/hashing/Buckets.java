package dev.pandan.model.hashing;

import dev.pandan.model.Domain;
import dev.pandan.model.Typical;
import dev.pandan.spec.row.Hash64;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the texts of rows into buckets, in training and in production. The bucket of a text is XXH64 (seed 0) of its UTF-8 bytes, as an unsigned number, modulo the number of buckets; a
 * model sees it as a category, {@code "0"} and so on. This never changes, as models are kept that learnt from it. Immutable.
 */
public final class Buckets implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Per value of a row; 0: it stays as it is. */
    private final int[] counts;

    /** One object per bucket: scorers find the code of a category sooner if it is the same one. */
    private final String[] names;

    /** @param counts of buckets, per value of a row; 0: it stays as it is */
    public Buckets(List<Integer> counts) {
        this.counts = counts.stream().mapToInt(count -> count).toArray();
        this.names = IntStream.range(0, Arrays.stream(this.counts).max().orElse(0))
                .mapToObj(String::valueOf)
                .toArray(String[]::new);
    }

    /** Number of a text's bucket. */
    static int of(String text, int count) {
        return (int) Long.remainderUnsigned(Hash64.ofId(text), count);
    }

    /** How the buckets of a domain are found, for who serves an exported model: a line per input that is hashed. */
    public static List<String> recipes(Domain domain) {
        return domain.inputs().stream()
                .filter(input -> input.buckets() > 0)
                .map(input -> input.name() + " is str(xxh64(text as UTF-8, seed 0) modulo " + input.buckets() + ")")
                .toList();
    }

    /** Categories that a model knows a feature of so many buckets by. */
    public static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    /** What the model itself takes in, whose texts are hashed before: categories, with the typical ones as buckets. */
    public static Domain domain(Domain ofTexts) {
        return new Domain(ofTexts.inputs().stream().map(Buckets::input).toList());
    }

    private static Domain.Input input(Domain.Input input) {
        if (input.buckets() == 0) {
            return input;
        }
        Domain.Input plain = Domain.Input.category(input.name(), input.categories());
        Typical typical = input.typical();
        if (typical == null) {
            return plain;
        }
        String text = typical.category();
        String bucket = text == null ? null : String.valueOf(of(text, input.buckets()));
        return plain.with(new Typical(typical.numbers(), bucket));
    }

    /** Whether no value is changed. */
    public boolean isEmpty() {
        return names.length == 0;
    }

    /** A copy of a row with buckets in the place of texts. What is missing stays missing; of what is no text nothing is said here. */
    public @Nullable Object[] of(@Nullable Object[] row) {
        @Nullable Object[] hashed = row.clone();
        for (int i = 0; i < Math.min(counts.length, row.length); i++) {
            if (counts[i] > 0 && row[i] instanceof String text) {
                hashed[i] = names[of(text, counts[i])];
            }
        }
        return hashed;
    }
}
