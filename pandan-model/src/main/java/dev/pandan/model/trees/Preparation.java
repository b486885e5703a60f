package dev.pandan.model.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes of a row of features the columns that trees see. Immutable. */
final class Preparation {
    private final List<Column> columns;
    private final double[] ofOthers;
    private final int[] players;
    private final List<Curve> curves = new ArrayList<>();
    private final List<Code> codes = new ArrayList<>();

    /** A column of a number. */
    private record Curve(int column, int feature, int element, DoubleUnaryOperator of) {}

    /** The columns of a category, where they are not those of a category that nobody knows. */
    record Code(int feature, Map<String, Difference> known, Difference missing) {}

    @SuppressWarnings("ArrayRecordComponent") // owned by the record, never modified
    record Difference(int[] columns, double[] values) {
        void put(double[] x) {
            for (int i = 0; i < columns.length; i++) {
                x[columns[i]] = values[i];
            }
        }
    }

    Preparation(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.ofOthers = new double[columns.size()];
        this.players = new int[columns.size()];
        Set<Integer> categories = new HashSet<>();
        for (int i = 0; i < players.length; i++) {
            players[i] = -1;
            if (columns.get(i) instanceof Column.Numeric number) {
                curves.add(new Curve(i, number.feature(), number.element(), number.curve()));
                players[i] = number.feature();
            } else if (columns.get(i) instanceof Column.Category category) {
                categories.add(category.feature());
                ofOthers[i] = category.other();
                players[i] = category.feature();
            } else if (columns.get(i) instanceof Column.Constant constant) {
                ofOthers[i] = constant.value();
            } else {
                throw Unreadable.because("trees over texts");
            }
        }
        categories.stream().sorted().forEach(feature -> codes.add(code(feature, columns)));
    }

    private Code code(int feature, List<Column> columns) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < players.length; i++) {
            if (columns.get(i) instanceof Column.Category category && players[i] == feature) {
                names.addAll(category.known().keySet());
            }
        }
        Map<String, Difference> known = new HashMap<>();
        names.forEach(name -> known.put(name, difference(feature, columns, name)));
        return new Code(feature, known, difference(feature, columns, null));
    }

    private Difference difference(int feature, List<Column> columns, @Nullable String name) {
        List<Integer> places = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < players.length; i++) {
            if (players[i] == feature && columns.get(i) instanceof Column.Category category) {
                double value =
                        name == null ? category.missing() : category.known().getOrDefault(name, category.other());
                if (value != ofOthers[i]) {
                    places.add(i);
                    values.add(value);
                }
            }
        }
        return new Difference(
                places.stream().mapToInt(Integer::intValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    List<Column> columns() {
        return columns;
    }

    List<Code> codes() {
        return List.copyOf(codes);
    }

    /** What a column is for a category that nobody knows, or always; of a number 0. */
    double ofOthers(int column) {
        return ofOthers[column];
    }

    /** Which feature each column is of; -1: of none. */
    int[] players() {
        return players.clone();
    }

    /** Categories that make a difference, by feature. */
    Map<Integer, Set<String>> known() {
        Map<Integer, Set<String>> known = new HashMap<>();
        codes.forEach(code -> known.put(code.feature, Set.copyOf(code.known.keySet())));
        return known;
    }

    /** @param features as a {@link dev.pandan.model.Scorer} takes them */
    double[] of(@Nullable Object[] features) {
        double[] x = Arrays.copyOf(ofOthers, ofOthers.length);
        for (Curve curve : curves) {
            x[curve.column] = curve.of.applyAsDouble(number(features[curve.feature], curve.element));
        }
        for (Code code : codes) {
            Object value = features[code.feature];
            Difference difference = value == null ? code.missing : code.known.get(value);
            if (difference != null) {
                difference.put(x);
            }
        }
        return x;
    }

    /** An element of a number or vector; NaN if it is missing or infinite. */
    static double number(@Nullable Object feature, int element) {
        float value = raw(feature, element);
        return Float.isFinite(value) ? value : Double.NaN;
    }

    /** The same as it comes. */
    static float raw(@Nullable Object feature, int element) {
        return feature instanceof Float number
                ? number
                : feature instanceof float[] vector ? vector[element] : Float.NaN;
    }
}
