package dev.pandan.spec.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Values of parameters of which the best are looked for.
 *
 * @param values per parameter, at least one each
 * @param trials how many combinations are tried, chosen at random; empty: all
 * @param seed of that choice
 * @param folds how many later parts of the training rows each combination is measured on, from 1 to {@link #MOST_FOLDS}
 */
public record SearchSpec(Map<String, List<Object>> values, OptionalInt trials, int seed, int folds) {
    /** Most combinations that are tried. */
    public static final int MOST = 500;
    /** Most parts that they are measured on. */
    public static final int MOST_FOLDS = 20;

    public SearchSpec {
        values = Ordered.copy(values);
    }

    /** Measured on one part. */
    public SearchSpec(Map<String, List<Object>> values, OptionalInt trials, int seed) {
        this(values, trials, seed, 1);
    }

    /** Number of all combinations; {@code Long.MAX_VALUE} if it is larger. */
    public long size() {
        long size = 1;
        for (List<Object> each : values.values()) {
            size = Math.multiplyHigh(size, each.size()) == 0 && size * each.size() >= 0
                    ? size * each.size()
                    : Long.MAX_VALUE;
        }
        return size;
    }

    /** The combinations to try, distinct, in the order of the file; the last parameter changes fastest. */
    public List<Map<String, Object>> combinations() {
        long size = size();
        TreeSet<Long> chosen = new TreeSet<>();
        long wanted = Math.min(size, trials.orElse(MOST));
        SplittableRandom random = new SplittableRandom(seed);
        while (chosen.size() < wanted) {
            chosen.add(wanted == size ? chosen.size() : random.nextLong(size));
        }
        return chosen.stream().map(this::combination).toList();
    }

    private Map<String, Object> combination(long number) {
        Map<String, Object> combination = new LinkedHashMap<>(values);
        List<String> names = new ArrayList<>(values.keySet());
        long rest = number;
        for (int i = names.size() - 1; i >= 0; i--) {
            List<Object> each = Objects.requireNonNull(values.get(names.get(i)));
            combination.put(names.get(i), each.get((int) (rest % each.size())));
            rest /= each.size();
        }
        return combination;
    }
}
