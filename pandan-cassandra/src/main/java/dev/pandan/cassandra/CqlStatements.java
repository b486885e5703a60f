package dev.pandan.cassandra;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a CQL text into its statements; a semicolon in quotes or in a comment does not end one. */
final class CqlStatements {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>--[^\\n]*|//[^\\n]*|/\\*.*?\\*/)|(?<text>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\$\\$.*?\\$\\$)|(?<end>;)|(?<other>.)",
            Pattern.DOTALL);

    private CqlStatements() {}

    static List<String> split(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group("end") != null) {
                add(statements, current);
            } else {
                current.append(token.group("comment") != null ? " " : token.group());
            }
        }
        add(statements, current);
        return List.copyOf(statements);
    }

    private static void add(List<String> statements, StringBuilder current) {
        String statement = current.toString().strip();
        if (!statement.isEmpty()) {
            statements.add(statement);
        }
        current.setLength(0);
    }
}
