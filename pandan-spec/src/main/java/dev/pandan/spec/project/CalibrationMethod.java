package dev.pandan.spec.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How scores are turned into probabilities that hold, by rows which the model did not learn from. */
public enum CalibrationMethod {
    /** A rising line from point to point. */
    ISOTONIC,
    /** A logistic function of the score's log-odds: two numbers. */
    PLATT;

    /** As the project file says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, as the project file says them. */
    static List<String> texts() {
        return Arrays.stream(values()).map(CalibrationMethod::text).toList();
    }

    static CalibrationMethod of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
