package dev.pandan.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features, checked against a domain and unboxed once: for whoever scores the same rows again and again. A number that is infinite or NaN is a missing one. Immutable; arrays
 * that are handed out are not copies, and must not be changed.
 */
public final class Rows {
    private final Domain domain;
    private final int size;
    private final float[][] numbers;
    private final @Nullable String[][] texts;
    private final int[][] codes;
    /** As they were given, for scorers that take boxed rows; null: they are made when one does. */
    private final @Nullable List<@Nullable Object[]> given;

    private Rows(
            Domain domain,
            @Nullable List<@Nullable Object[]> given,
            int size,
            float[][] numbers,
            @Nullable String[][] texts,
            int[][] codes) {
        this.domain = domain;
        this.given = given;
        this.size = size;
        this.numbers = numbers;
        this.texts = texts;
        this.codes = codes;
    }

    /**
     * Refuses a row that does not fit the domain: {@code MISMATCH}.
     *
     * @param rows {@code Float}, {@code String}, {@code float[]} or null per input of the domain, in its order; not to be modified any more
     */
    public static Rows of(Domain domain, List<@Nullable Object[]> rows) {
        rows.forEach(domain::check);
        int inputs = domain.inputs().size();
        Rows all = new Rows(
                domain,
                List.copyOf(rows),
                rows.size(),
                new float[inputs][0],
                new @Nullable String[inputs][0],
                new int[inputs][0]);
        for (int input = 0; input < inputs; input++) {
            if (domain.inputs().get(input).number()) {
                all.numbers[input] = numbers(rows, input, domain.inputs().get(input));
            } else {
                all.takeTexts(rows, input);
            }
        }
        return all;
    }

    private static float[] numbers(List<@Nullable Object[]> rows, int input, Domain.Input kind) {
        int width = kind.width();
        float[] values = new float[rows.size() * width];
        int next = 0;
        for (@Nullable Object[] row : rows) {
            Object value = row[input];
            if (value instanceof float[] vector) {
                System.arraycopy(vector, 0, values, next, width);
            } else {
                Arrays.fill(values, next, next + width, value instanceof Float number ? number : Float.NaN);
            }
            next += width;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isFinite(values[i]) ? values[i] : Float.NaN;
        }
        return values;
    }

    private void takeTexts(List<@Nullable Object[]> rows, int input) {
        CategoryCodes known = new CategoryCodes(domain.inputs().get(input).categories());
        @Nullable String[] column = new @Nullable String[size];
        int[] numbered = new int[size];
        for (int row = 0; row < size; row++) {
            String text = rows.get(row)[input] instanceof String category ? category : null;
            column[row] = text;
            numbered[row] = known.of(text == null ? CategoryCodes.NONE : text);
        }
        texts[input] = column;
        codes[input] = numbered;
    }

    public Domain domain() {
        return domain;
    }

    public int size() {
        return size;
    }

    /** Of an input that takes numbers: as many values per row as it takes, row after row; NaN where one is missing. */
    public float[] numbers(int input) {
        return numbers[input];
    }

    /** Of an input that takes categories; null where one is missing. */
    public @Nullable String[] texts(int input) {
        return texts[input];
    }

    /** Of an input that takes categories: their numbers, see {@link CategoryCodes}. */
    public int[] codes(int input) {
        return codes[input];
    }

    /**
     * The same rows, but with one input's values of other rows.
     *
     * @param places by row, which row's value it has
     */
    public Rows dealt(int input, int[] places) {
        Rows dealt = new Rows(domain, null, size, numbers.clone(), texts.clone(), codes.clone());
        if (domain.inputs().get(input).number()) {
            dealt.numbers[input] = dealtNumbers(input, places);
        } else {
            dealt.texts[input] =
                    Arrays.stream(places).mapToObj(place -> texts[input][place]).toArray(String[]::new);
            dealt.codes[input] =
                    Arrays.stream(places).map(place -> codes[input][place]).toArray();
        }
        return dealt;
    }

    private float[] dealtNumbers(int input, int[] places) {
        int width = domain.inputs().get(input).width();
        float[] values = new float[numbers[input].length];
        for (int row = 0; row < size; row++) {
            System.arraycopy(numbers[input], places[row] * width, values, row * width, width);
        }
        return values;
    }

    /** All rows, as a scorer takes them one by one. */
    public List<@Nullable Object[]> boxed() {
        return boxed(0, size);
    }

    /**
     * Some rows, as a scorer takes them one by one.
     *
     * @param to behind the last one
     */
    public List<@Nullable Object[]> boxed(int from, int to) {
        if (given != null) {
            return given.subList(from, to);
        }
        List<@Nullable Object[]> rows = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            @Nullable Object[] values = new @Nullable Object[numbers.length];
            for (int input = 0; input < values.length; input++) {
                values[input] = boxedValue(row, input);
            }
            rows.add(values);
        }
        return rows;
    }

    private @Nullable Object boxedValue(int row, int input) {
        Domain.Input kind = domain.inputs().get(input);
        if (!kind.number()) {
            return texts[input][row];
        } else if (kind.takesVector()) {
            return Arrays.copyOfRange(numbers[input], row * kind.width(), (row + 1) * kind.width());
        }
        float number = numbers[input][row];
        return Float.isNaN(number) ? null : number;
    }
}
