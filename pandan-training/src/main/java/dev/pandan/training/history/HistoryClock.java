package dev.pandan.training.history;

/** What a row of a training set was allowed to see. */
public enum HistoryClock {
    /** All rows that lie before the event in event time, whenever they arrived. */
    EVENT_TIME,
    /** The rows among those that had arrived before the event: what production knew. */
    ARRIVAL;

    /** For people: {@code event time} or {@code arrival}. */
    public String text() {
        return this == EVENT_TIME ? "event time" : "arrival";
    }
}
