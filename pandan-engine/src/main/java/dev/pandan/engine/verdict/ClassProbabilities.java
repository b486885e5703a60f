package dev.pandan.engine.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model of classes says about an event. Lists and arrays of one length, owned by the record and not modified.
 *
 * @param names of the classes, in the model's order; empty for a model of another kind
 * @param values their probabilities
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: owned by the record, never modified
public record ClassProbabilities(List<String> names, double[] values) {
    /** Of a model that knows no classes. */
    public static final ClassProbabilities NONE = new ClassProbabilities(List.of(), new double[0]);

    public ClassProbabilities {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(names.size() + " classes but " + values.length + " probabilities");
        }
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Position of the likeliest class, of equally likely ones the first; -1 if there is none, or a probability is NaN. */
    public int likeliest() {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                return -1;
            }
            best = best < 0 || values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** Position of the likeliest class but one, of equally likely ones the first; -1 if there is none, or a probability is NaN. */
    public int second() {
        int best = likeliest();
        int second = -1;
        for (int i = 0; best >= 0 && i < values.length; i++) {
            if (i != best && (second < 0 || values[i] > values[second])) {
                second = i;
            }
        }
        return second;
    }

    /** Name of the likeliest class, or null. */
    public @Nullable String predicted() {
        int best = likeliest();
        return best < 0 ? null : names.get(best);
    }

    /** Probabilities by class, in order. */
    public Map<String, Double> byName() {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            all.put(names.get(i), values[i]);
        }
        return all;
    }
}
