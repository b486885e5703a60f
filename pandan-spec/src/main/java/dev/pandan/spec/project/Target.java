package dev.pandan.spec.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a model predicts, and with it what the label of a decision is. */
public enum Target {
    /** Whether something is so: the label is true or false, the score the probability of true. */
    BINARY,
    /** How much: the label is a number, the score the number that is expected. */
    NUMBER,
    /** Which one: the label is a text, the score the probability of the likeliest class. */
    CLASS,
    /** Which group it belongs to: there is no label, the score is a distance or a probability. */
    CLUSTER,
    /** How unusual it is: no label is needed, the greater the score, the more unusual. */
    ANOMALY;

    /** Whether there has to be a label to learn from. */
    public boolean needsLabel() {
        return this != CLUSTER && this != ANOMALY;
    }

    /** Whether rules are told of one of several names, and of what speaks for each. */
    public boolean namesOne() {
        return this == CLASS || this == CLUSTER;
    }

    /** As the project file says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, as the project file says them. */
    static List<String> texts() {
        return Arrays.stream(values()).map(Target::text).toList();
    }

    static Target of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
