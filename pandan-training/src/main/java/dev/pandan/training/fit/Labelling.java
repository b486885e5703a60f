package dev.pandan.training.fit;

import dev.pandan.training.history.FeatureExample;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Labels as MLlib wants them: numbers, and for classes their positions; with what a row weighs. Not a record: Spark's serializer cannot make records. */
final class Labelling implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Integer> places = new HashMap<>();
    private final HashMap<String, Double> weights;
    private final double positive;

    /**
     * @param classes in the model's order; empty if labels are no classes
     * @param weights by class
     * @param positive weight of a row whose label is true
     */
    Labelling(List<String> classes, Map<String, Double> weights, double positive) {
        classes.forEach(name -> places.put(name, places.size()));
        this.weights = new HashMap<>(weights);
        this.positive = positive;
    }

    double number(FeatureExample row) {
        return row.label() instanceof String name ? Objects.requireNonNull(places.get(name)) : row.labelNumber();
    }

    /** That of its class times its own; one of the two is 1. */
    double weight(FeatureExample row) {
        if (row.label() instanceof String name) {
            return row.weight() * Objects.requireNonNull(weights.get(name));
        }
        return row.weight() * (Boolean.TRUE.equals(row.label()) ? positive : 1);
    }
}
