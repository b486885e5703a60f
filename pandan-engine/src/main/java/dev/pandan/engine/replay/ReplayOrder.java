package dev.pandan.engine.replay;

/** What a decision may have seen. */
public enum ReplayOrder {
    /** All rows before the event's time. Events come sorted by time; the order within one time does not matter. */
    EVENT_TIME,
    /** The rows that arrived before the event did and lie before its time: what production knew. Events come sorted by arrival. */
    ARRIVAL
}
