package dev.pandan.spec.project;

import dev.pandan.spec.project.Gate.Amount;
import dev.pandan.spec.project.Gate.Comparison;
import dev.pandan.spec.project.Gate.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a {@link Gate}: a recursive descent over its tokens. */
final class GateParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_.]*)|(?<sign>>=|<=|[><+\\-*/()]))");
    private static final String AND = "and";

    private final List<String> tokens;
    private int at;

    GateParser(String text) {
        this.tokens = tokens(text);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw wrong("'" + text.substring(end).strip() + "'", "metrics, numbers, + - * / ( ), a comparison, and");
        }
        return tokens;
    }

    static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        for (String token : tokens(text)) {
            if (isName(token)) {
                names.add(token);
            }
        }
        return names;
    }

    private static boolean isName(String token) {
        return (Character.isLetter(token.charAt(0)) && !token.equals(AND)) || token.charAt(0) == '_';
    }

    List<Comparison> read() {
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(comparison());
        while (take(AND)) {
            comparisons.add(comparison());
        }
        if (at < tokens.size()) {
            throw wrong("'" + tokens.get(at) + "'", "'and', or the end");
        }
        return comparisons;
    }

    private Comparison comparison() {
        Amount left = sum();
        for (Operator operator : Operator.values()) {
            if (take(operator.sign())) {
                return new Comparison(left, operator, sum());
            }
        }
        throw wrong(found(), ">=, <=, > or <, as in auc >= champion.auc - 0.002");
    }

    private Amount sum() {
        Amount sum = product();
        while (true) {
            Amount left = sum;
            if (take("+")) {
                Amount right = product();
                sum = values -> left.of(values) + right.of(values);
            } else if (take("-")) {
                Amount right = product();
                sum = values -> left.of(values) - right.of(values);
            } else {
                return sum;
            }
        }
    }

    private Amount product() {
        Amount product = factor();
        while (true) {
            Amount left = product;
            if (take("*")) {
                Amount right = factor();
                product = values -> left.of(values) * right.of(values);
            } else if (take("/")) {
                Amount right = factor();
                product = values -> left.of(values) / right.of(values);
            } else {
                return product;
            }
        }
    }

    private Amount factor() {
        if (take("(")) {
            Amount inside = sum();
            if (!take(")")) {
                throw wrong(found(), ")");
            }
            return inside;
        } else if (take("-")) {
            Amount positive = factor();
            return values -> -positive.of(values);
        } else if (at < tokens.size() && isName(tokens.get(at))) {
            String name = tokens.get(at++);
            return values -> values.getOrDefault(name, Double.NaN);
        } else if (at < tokens.size() && Character.isDigit(tokens.get(at).charAt(0))) {
            double number = Double.parseDouble(tokens.get(at++));
            return values -> number;
        }
        throw wrong(found(), "a metric or a number");
    }

    private boolean take(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private String found() {
        return at < tokens.size() ? "'" + tokens.get(at) + "'" : "the end";
    }

    private static IllegalArgumentException wrong(String found, String expected) {
        return new IllegalArgumentException("found " + found + " (expected: " + expected + ")");
    }
}
