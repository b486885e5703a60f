package dev.pandan.model.trees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a row of features the levels that packed trees compare, see {@link Ruler}: one per slot, which is a column beside the way of NaN. Most numbers are only unboxed. Immutable.
 */
final class Levels {
    private final List<Ruler> rulers = new ArrayList<>();
    private final Map<Integer, Integer> slots = new HashMap<>();
    private final int[] ofOthers;
    private final Straight[] straight;
    private final Bent[] bent;
    private final Code[] codes;

    /** A slot of a number that is its own level. */
    private record Straight(int slot, int feature, int element, int missing) {}

    /** A slot of a number behind a curve. */
    private record Bent(int slot, int feature, int element, DoubleUnaryOperator curve, Ruler.Ranks ranks) {}

    /** The slots of a category, where they are not those of a category that nobody knows. */
    private record Code(int feature, Map<String, Difference> known, Difference missing) {}

    @SuppressWarnings("ArrayRecordComponent") // owned by the record, never modified
    private record Difference(int[] slots, int[] levels) {
        void put(int[] x, int from, int stride) {
            for (int i = 0; i < slots.length; i++) {
                x[from + slots[i] * stride] = levels[i];
            }
        }
    }

    Levels(Forest forest, Preparation preparation) {
        Map<Integer, double[]> thresholds = thresholds(forest);
        List<Straight> itself = new ArrayList<>();
        List<Bent> curved = new ArrayList<>();
        new TreeMap<>(thresholds).forEach((key, some) -> {
            int slot = rulers.size();
            slots.put(key, slot);
            Column column = preparation.columns().get(key / 2);
            rulers.add(ruler(column, some, key % 2 == 1));
            if (column instanceof Column.Numeric number && rulers.get(slot) instanceof Ruler.Ranks ranks) {
                curved.add(new Bent(slot, number.feature(), number.element(), number.curve(), ranks));
            } else if (column instanceof Column.Numeric number && rulers.get(slot) instanceof Ruler.Floats floats) {
                itself.add(new Straight(slot, number.feature(), number.element(), floats.missing()));
            }
        });
        this.straight = itself.toArray(Straight[]::new);
        this.bent = curved.toArray(Bent[]::new);
        this.ofOthers = new int[rulers.size()];
        slots.forEach((key, slot) -> ofOthers[slot] = level(slot, preparation.ofOthers(key / 2)));
        this.codes = preparation.codes().stream().map(this::code).toArray(Code[]::new);
    }

    private static int key(int column, boolean missingLeft) {
        return 2 * column + (missingLeft ? 1 : 0);
    }

    private static Map<Integer, double[]> thresholds(Forest forest) {
        Map<Integer, List<Double>> all = new HashMap<>();
        for (int node = 0; node < forest.column().length; node++) {
            if (forest.column()[node] >= 0) {
                all.computeIfAbsent(key(forest.column()[node], forest.missingLeft()[node]), key -> new ArrayList<>())
                        .add(forest.threshold()[node]);
            }
        }
        Map<Integer, double[]> arrays = new HashMap<>();
        all.forEach((key, some) -> arrays.put(
                key, some.stream().mapToDouble(Double::doubleValue).distinct().toArray()));
        return arrays;
    }

    private static Ruler ruler(Column column, double[] thresholds, boolean missingLeft) {
        Ruler ranks = Ruler.Ranks.of(thresholds, missingLeft);
        return column instanceof Column.Numeric number
                ? Ruler.Floats.of(number, thresholds, missingLeft)
                        .map(Ruler.class::cast)
                        .orElse(ranks)
                : ranks;
    }

    private int level(int slot, double value) {
        return rulers.get(slot) instanceof Ruler.Ranks ranks ? ranks.of(value) : 0;
    }

    private Code code(Preparation.Code code) {
        Map<String, Difference> known = new HashMap<>();
        code.known().forEach((name, difference) -> known.put(name, difference(difference)));
        return new Code(code.feature(), known, difference(code.missing()));
    }

    private Difference difference(Preparation.Difference ofColumns) {
        List<int[]> some = new ArrayList<>();
        for (int i = 0; i < ofColumns.columns().length; i++) {
            for (int key :
                    new int[] {key(ofColumns.columns()[i], false), key(ofColumns.columns()[i], true)}) {
                Integer slot = slots.get(key);
                if (slot != null && level(slot, ofColumns.values()[i]) != ofOthers[slot]) {
                    some.add(new int[] {slot, level(slot, ofColumns.values()[i])});
                }
            }
        }
        return new Difference(
                some.stream().mapToInt(pair -> pair[0]).toArray(),
                some.stream().mapToInt(pair -> pair[1]).toArray());
    }

    /** Number of slots. */
    int size() {
        return ofOthers.length;
    }

    /** Of a node that is no leaf. */
    int slot(Forest forest, int node) {
        return slots.getOrDefault(key(forest.column()[node], forest.missingLeft()[node]), -1);
    }

    /** Of a node that is no leaf. */
    int level(Forest forest, int node) {
        return rulers.get(slot(forest, node)).ofThreshold(forest.threshold()[node]);
    }

    /** Writes those of a row to {@code x[from + slot * stride]}. */
    void put(@Nullable Object[] features, int[] x, int from, int stride) {
        for (int slot = 0; slot < ofOthers.length; slot++) {
            x[from + slot * stride] = ofOthers[slot];
        }
        for (Straight number : straight) {
            float value = Preparation.raw(features[number.feature], number.element);
            x[from + number.slot * stride] = Float.isFinite(value) ? Ruler.Floats.of(value) : number.missing;
        }
        for (Bent number : bent) {
            double value = Preparation.number(features[number.feature], number.element);
            x[from + number.slot * stride] = number.ranks.of(number.curve.applyAsDouble(value));
        }
        for (Code code : codes) {
            Object value = features[code.feature];
            Difference difference = value == null ? code.missing : code.known.get(value);
            if (difference != null) {
                difference.put(x, from, stride);
            }
        }
    }

    /** Of a row alone. */
    int[] of(@Nullable Object[] features) {
        int[] x = new int[ofOthers.length];
        put(features, x, 0, 1);
        return x;
    }
}
