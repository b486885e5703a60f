package dev.pandan.testkit.law;

import dev.pandan.engine.decide.FeatureRow;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one way of computing gave: decisions by id. Not thread-safe. */
final class Found {
    private final Map<String, Decided> decisions = new TreeMap<>();
    private int count;

    /** A decision. */
    record Decided(FeatureRow features, @Nullable Boolean label, boolean mature) {}

    void add(String id, FeatureRow features, @Nullable Boolean label, boolean mature) {
        decisions.put(id, new Decided(features, label, mature));
        count++;
    }

    @Nullable
    Decided get(String id) {
        return decisions.get(id);
    }

    /** Number of decisions, the same id twice counted twice. */
    int count() {
        return count;
    }
}
