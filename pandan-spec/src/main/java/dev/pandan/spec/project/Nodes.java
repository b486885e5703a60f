package dev.pandan.spec.project;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.error.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML nodes as maps, lists and texts; what does not fit is noted and reading goes on. Not thread-safe. */
final class Nodes {
    private final String source;
    private final SourceText text;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param source name of the file
     * @param text its content
     */
    Nodes(String source, String text) {
        this.source = source;
        this.text = new SourceText(text);
    }

    List<Problem> problems() {
        return problems;
    }

    Location location(Node node) {
        return node.getStartMark()
                .map(mark -> new Location(source, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Location.of(source));
    }

    /** Where the parts of a scalar's value stand, as far as that is known. */
    List<Text.Run> runs(Node node) {
        return node instanceof ScalarNode scalar ? text.runs(scalar) : List.of();
    }

    void problem(Node node, String message) {
        problems.add(Problem.at(ErrorCode.PROJECT_INVALID, location(node), message));
    }

    /**
     * A problem inside a value.
     *
     * @param offset where in the value's text, from 0; shown if text and file run side by side
     */
    void problem(ScalarNode node, int offset, String message) {
        Location start = location(node);
        boolean sideBySide = node.getStartMark().isPresent()
                && node.getEndMark().isPresent()
                && node.getStartMark().get().getLine()
                        == node.getEndMark().get().getLine();
        int quote = node.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        Location place =
                sideBySide ? new Location(start.source(), start.line(), start.column() + quote + offset) : start;
        problems.add(Problem.at(ErrorCode.PROJECT_INVALID, place, message));
    }

    /** The entries of a section: unknown, repeated and missing keys are noted. */
    Map<String, Node> section(String path, Section section, Node node) {
        Map<String, Node> entries = map(path, node);
        for (String key : entries.keySet()) {
            if (!section.keys().contains(key)) {
                problem(
                        entries.get(key),
                        path(path, key) + ": unknown key" + elsewhere(key, section)
                                + Suggestion.text(key, section.keys()));
            }
        }
        for (Field field : node instanceof MappingNode ? section.fields() : List.<Field>of()) {
            if (field.isRequired() && !entries.containsKey(field.name())) {
                problem(node, path(path, field.name()) + ": missing (expected: " + firstSentence(field.doc()) + ")");
            }
        }
        return entries;
    }

    /** Where the key would be right, if it is no misspelt one. */
    private static String elsewhere(String key, Section here) {
        if (Suggestion.nearest(key, here.keys()).isPresent()) {
            return "";
        }
        List<String> sections = ProjectReference.SECTIONS.stream()
                .filter(section -> section.keys().contains(key))
                .map(Section::title)
                .toList();
        return sections.isEmpty() ? "" : " here, it belongs to a section " + String.join(" or ", sections);
    }

    Map<String, Node> map(String path, Node node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            String place = path.isEmpty() ? "the file" : path;
            problem(node, place + ": found " + kind(node) + " (expected: a map of keys to values)");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (key.isEmpty()) {
                problem(tuple.getKeyNode(), path + ": a key must be a word");
            } else if (entries.put(key, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), path(path, key) + ": declared twice");
            }
        }
        return entries;
    }

    List<Node> list(String path, Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, path + ": found " + kind(node) + " (expected: a list)");
        return List.of();
    }

    /** A list, or a single value as a list of one. */
    List<Node> oneOrMany(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** The text of a scalar, or null with a problem noted. */
    @Nullable
    String text(String path, @Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar && !isNull(scalar)) {
            return scalar.getValue();
        }
        problem(node, path + ": found " + kind(node) + " (expected: a value)");
        return null;
    }

    static boolean isNull(Node node) {
        return node.getTag().getValue().endsWith(":null");
    }

    static String path(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String kind(Node node) {
        if (isNull(node)) {
            return "nothing";
        }
        return switch (node.getNodeType()) {
            case MAPPING -> "a map";
            case SEQUENCE -> "a list";
            case SCALAR -> "a single value";
            case ANCHOR -> "an anchor";
        };
    }

    private static String firstSentence(String doc) {
        int end = doc.indexOf(". ");
        String first = end < 0 ? doc : doc.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
