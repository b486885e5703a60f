package dev.pandan.testkit.law;

import dev.pandan.engine.decide.FeatureRow;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one way of computing gave: decisions by id. Not thread-safe. */
final class Found {
    private final Map<String, Decided> decisions = new TreeMap<>();
    private int count;

    /** A decision. */
    record Decided(FeatureRow features, @Nullable Object label, boolean mature) {}

    void add(String id, FeatureRow features, @Nullable Object label, boolean mature) {
        decisions.put(id, new Decided(features, label, mature));
        count++;
    }

    @Nullable
    Decided get(String id) {
        return decisions.get(id);
    }

    /** The first id of which another way gave something else; empty if there is none. */
    Optional<String> difference(Found other) {
        return decisions.keySet().stream()
                .filter(id -> !same(Objects.requireNonNull(decisions.get(id)), other.get(id)))
                .findFirst();
    }

    private static boolean same(Decided one, @Nullable Decided other) {
        return other != null
                && Arrays.equals(one.features().values(), other.features().values())
                && Arrays.equals(one.features().rows(), other.features().rows())
                && Arrays.equals(one.features().hashes(), other.features().hashes())
                && Objects.equals(one.label(), other.label())
                && one.mature() == other.mature();
    }

    /** Number of decisions, the same id twice counted twice. */
    int count() {
        return count;
    }
}
