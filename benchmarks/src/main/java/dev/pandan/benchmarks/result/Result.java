package dev.pandan.benchmarks.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark found: a table for people, figures for programs. Not thread-safe. */
public final class Result {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** A line of the table. */
    public void line(String format, Object... arguments) {
        lines.add(String.format(Locale.ROOT, format, arguments).stripTrailing());
    }

    /** A figure of the JSON object; rounded to four significant digits. */
    public void figure(String name, double value) {
        figures.put(name, rounded(value));
    }

    /** Several figures under one name, as an object. */
    public void figure(String name, Map<String, Double> values) {
        Map<String, Object> rounded = new LinkedHashMap<>();
        values.forEach((part, value) -> rounded.put(part, rounded(value)));
        figures.put(name, rounded);
    }

    public void figure(String name, long value) {
        figures.put(name, value);
    }

    public void figure(String name, String value) {
        figures.put(name, value);
    }

    /** A figure that was set before, or NaN. */
    public double number(String name) {
        return figures.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    public String table() {
        return String.join(System.lineSeparator(), lines);
    }

    /** One line. */
    public String json() {
        try {
            return new ObjectMapper().writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are numbers and text", e);
        }
    }

    private static Object rounded(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        return Double.valueOf(String.format(Locale.ROOT, "%.3e", value));
    }
}
