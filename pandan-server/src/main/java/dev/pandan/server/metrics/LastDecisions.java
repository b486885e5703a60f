package dev.pandan.server.metrics;

import dev.pandan.engine.decide.Decision;
import dev.pandan.live.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The last decisions that were answered. Thread-safe. */
public final class LastDecisions {
    private static final int KEPT = 12;

    private final ArrayDeque<Decision> decisions = new ArrayDeque<>();

    /** Those of an event; what is told again is left out. */
    public void add(Outcome.Accepted accepted) {
        if (!accepted.repeated()) {
            accepted.decisions().forEach(this::add);
        }
    }

    private synchronized void add(Decision decision) {
        decisions.addLast(decision);
        if (decisions.size() > KEPT) {
            decisions.removeFirst();
        }
    }

    /** The last one first. */
    public synchronized List<Decision> list() {
        List<Decision> list = new ArrayList<>(decisions);
        Collections.reverse(list);
        return list;
    }
}
