package dev.pandan.testkit.law;

import dev.pandan.testkit.naive.NaiveDecision;
import dev.pandan.testkit.naive.NaiveEvent;
import dev.pandan.testkit.naive.NaiveProject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the decisions of a case have to be given, worked out once. */
final class Expected {
    private final List<NaiveEvent> log;
    private final Map<NaiveEvent, NaiveDecision> byTime = new LinkedHashMap<>();
    private final Map<NaiveEvent, NaiveDecision> byArrival = new LinkedHashMap<>();

    Expected(Case of) {
        NaiveProject naive = new NaiveProject(of.project(), of.sent(), of.versions());
        this.log = naive.log();
        for (NaiveEvent event : log) {
            if (event.stream().equals(of.project().stream())) {
                byTime.put(event, naive.decide(event, false));
                byArrival.put(event, naive.decide(event, true));
            }
        }
    }

    List<NaiveEvent> log() {
        return log;
    }

    /**
     * Decisions in the order of arrival.
     *
     * @param arrived whether they see only what had arrived
     */
    Map<NaiveEvent, NaiveDecision> of(boolean arrived) {
        return arrived ? byArrival : byTime;
    }
}
