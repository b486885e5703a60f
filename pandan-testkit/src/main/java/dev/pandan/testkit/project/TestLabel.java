package dev.pandan.testkit.project;

/**
 * The label of a made-up project.
 *
 * @param value condition over the row of the label's stream
 * @param negative whether a mature event without such a row is negative, not unknown
 */
public record TestLabel(TestStream stream, Term value, long withinMicros, boolean negative) {
    void write(StringBuilder out) {
        out.append("    label:\n      stream: ")
                .append(stream.name())
                .append("\n      value: ")
                .append(TestProject.quoted(value.sql()))
                .append("\n      within: ")
                .append(withinMicros)
                .append("us\n      missing: ")
                .append(negative ? "negative" : "unknown")
                .append('\n');
    }
}
