package dev.pandan.spec.type;

import dev.pandan.spec.error.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the text of one type from left to right. */
final class TypeParser {
    private static final int DEEPEST = 16;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final String ENDS = "<>,:()";
    private static final List<String> NAMES = Stream.concat(
                    Arrays.stream(ScalarType.values()).map(ScalarType::sqlName), Stream.of("array", "struct"))
            .toList();

    private final String text;
    private int at;
    private TypeText.@Nullable Unknown problem;

    TypeParser(String text) {
        this.text = text;
    }

    TypeText read() {
        ColumnType type = type(1);
        skipBlanks();
        if (type != null && at < text.length()) {
            type = refuse(at, "found '" + text.substring(at) + "' after the type (expected: its end)");
        }
        return problem != null || type == null ? problem() : new TypeText.Known(type);
    }

    private TypeText problem() {
        return problem == null ? new TypeText.Unknown("not a type", 0) : problem;
    }

    /** Null after a problem. */
    private @Nullable ColumnType type(int depth) {
        skipBlanks();
        int start = at;
        String name = word();
        String lower = name.toLowerCase(Locale.ROOT);
        if (depth > DEEPEST) {
            return refuse(start, "types are nested too deeply (expected: at most " + DEEPEST + " in one another)");
        }
        return switch (lower) {
            case "array" -> array(start, depth);
            case "struct" -> struct(start, depth);
            case "map" ->
                refuse(
                        start,
                        "there is no type map (expected: a list of its entries, for example array<struct<key:string,value:double>>)");
            default -> scalar(start, name);
        };
    }

    private @Nullable ColumnType scalar(int start, String name) {
        Optional<ScalarType> type = ScalarType.of(name);
        if (type.isEmpty()) {
            return refuse(start, "unknown type '" + name + "'" + Suggestion.text(name, NAMES));
        }
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '(') {
            return refuse(
                    at,
                    "found '(' after '" + name
                            + "' (expected: no size; a decimal has 38 digits, 18 of them after the point)");
        }
        return type.get();
    }

    private @Nullable ColumnType array(int start, int depth) {
        if (!skip('<')) {
            return refuse(start, "array without the type of its elements (expected: for example array<string>)");
        }
        ColumnType element = type(depth + 1);
        return element == null || !close() ? null : new ArrayType(element);
    }

    private @Nullable ColumnType struct(int start, int depth) {
        if (!skip('<')) {
            return refuse(start, "struct without fields (expected: for example struct<city:string,zip:string>)");
        }
        List<Column> fields = new ArrayList<>();
        do {
            Column field = field(fields, depth);
            if (field == null) {
                return null;
            }
            fields.add(field);
        } while (skip(','));
        return close() ? new StructType(new Schema(fields)) : null;
    }

    private @Nullable Column field(List<Column> before, int depth) {
        skipBlanks();
        int start = at;
        String name = word();
        if (!FIELD.matcher(name).matches()) {
            refuse(
                    start,
                    "'" + name
                            + "' is not the name of a field (expected: at most 64 letters, digits and '_', no digit first)");
            return null;
        }
        if (before.stream().anyMatch(field -> field.name().equals(name))) {
            refuse(start, "field '" + name + "' is declared twice");
            return null;
        }
        skip(':');
        skipBlanks();
        if (at == text.length() || text.charAt(at) == ',' || text.charAt(at) == '>') {
            refuse(start, "field '" + name + "' has no type (expected: for example " + name + ":string)");
            return null;
        }
        ColumnType type = type(depth + 1);
        return type == null ? null : new Column(name, type);
    }

    private boolean close() {
        if (skip('>')) {
            return true;
        }
        if (at == text.length()) {
            refuse(at, "the type ends too early (expected: '>'; inside braces {...} put the type in quotes)");
        } else {
            refuse(at, "found '" + text.charAt(at) + "' (expected: ',' or '>')");
        }
        return false;
    }

    private boolean skip(char expected) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String word() {
        int start = at;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private @Nullable ColumnType refuse(int offset, String message) {
        if (problem == null) {
            problem = new TypeText.Unknown(message, offset);
        }
        return null;
    }
}
