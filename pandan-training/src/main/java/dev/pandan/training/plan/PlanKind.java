package dev.pandan.training.plan;

/** How the work is shared out among tasks. */
public enum PlanKind {
    /** A task has a slice of time, all keys together, with the rows before it that windows reach. A skewed key does no harm. */
    TIME("by time"),
    /** A task has some window keys, one after the other, at all times; what their windows held is brought together event by event. */
    KEY("by key");

    private final String text;

    PlanKind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
