package dev.pandan.training.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts rows into segments by a value that each has: one for each of the {@value #MOST} commonest values, and one for the others. Numbers that take more values than that are cut into
 * fifths, equal numbers never apart.
 */
public final class Cut {
    /** Most segments but for the others and the rows without a value. */
    public static final int MOST = 12;

    static final String OTHERS = "others";
    static final String NONE = "(none)";
    private static final int PARTS = 5;

    private Cut() {}

    /**
     * Positions of the rows by segment: the largest first, or the lowest numbers, then the others and those without a value.
     *
     * @param values per row: a number, a text or null
     */
    public static Map<String, List<Integer>> of(List<? extends @Nullable Object> values) {
        Map<Object, List<Integer>> rows = new HashMap<>();
        List<Integer> none = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null || (value instanceof Number number && Double.isNaN(number.doubleValue()))) {
                none.add(i);
            } else {
                rows.computeIfAbsent(value, any -> new ArrayList<>()).add(i);
            }
        }
        boolean areNumbers = rows.keySet().stream().allMatch(Number.class::isInstance);
        Map<String, List<Integer>> segments =
                areNumbers && rows.size() > MOST ? ranges(rows, values.size() - none.size()) : commonest(rows);
        if (!none.isEmpty()) {
            segments.put(NONE, none);
        }
        return segments;
    }

    private static Map<String, List<Integer>> commonest(Map<Object, List<Integer>> rows) {
        Map<String, List<Integer>> segments = new LinkedHashMap<>();
        List<Integer> others = new ArrayList<>();
        rows.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Object, List<Integer>> one) ->
                                -one.getValue().size())
                        .thenComparing(one -> text(one.getKey())))
                .forEach(one -> {
                    if (segments.size() < MOST) {
                        segments.put(text(one.getKey()), one.getValue());
                    } else {
                        others.addAll(one.getValue());
                    }
                });
        if (!others.isEmpty()) {
            segments.put(OTHERS, others);
        }
        return segments;
    }

    private static Map<String, List<Integer>> ranges(Map<Object, List<Integer>> rows, int all) {
        TreeMap<Double, List<Integer>> sorted = new TreeMap<>();
        rows.forEach((value, found) -> sorted.computeIfAbsent(((Number) value).doubleValue(), any -> new ArrayList<>())
                .addAll(found));
        Map<String, List<Integer>> segments = new LinkedHashMap<>();
        List<Integer> part = new ArrayList<>();
        int passed = 0;
        double from = sorted.firstKey();
        for (Map.Entry<Double, List<Integer>> one : sorted.entrySet()) {
            if (part.isEmpty()) {
                from = one.getKey();
            }
            part.addAll(one.getValue());
            passed += one.getValue().size();
            boolean isFull = passed >= (long) all * (segments.size() + 1) / PARTS;
            if (isFull || one.getKey().equals(sorted.lastKey())) {
                segments.put(text(from) + " to " + text(one.getKey()), part);
                part = new ArrayList<>();
            }
        }
        return segments;
    }

    private static String text(Object value) {
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : String.format(Locale.ROOT, "%.4g", number);
        }
        String text = String.valueOf(value);
        return text.equals(OTHERS) || text.equals(NONE) ? "'" + text + "'" : text;
    }

    /** The segments with what is measured on their rows. */
    public static <T> SegmentTable table(
            String by, List<? extends @Nullable Object> values, List<T> rows, Function<List<T>, Quality> measuring) {
        List<Segment> segments = new ArrayList<>();
        of(values)
                .forEach((value, places) -> segments.add(new Segment(
                        value,
                        measuring.apply(places.stream().sorted().map(rows::get).toList()))));
        return new SegmentTable(by, segments);
    }
}
