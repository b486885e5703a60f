package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What only models of Spark MLlib know.
 *
 * @param places where the value of a parameter stands in the file, by name, and that of {@code weights}; what comes from no file has none
 * @param isBalanced whether both classes weigh the same in training, however many rows they have
 * @param search parameters that are looked for
 * @param earlyStopping share of the training rows, the latest, that says when boosting ends; empty: all rounds are run
 * @param jar with the class of the estimator, relative to the project file; empty: the algorithm is one of MLlib
 */
public record SparkSpec(
        Map<String, Location> places,
        boolean isBalanced,
        Optional<SearchSpec> search,
        OptionalDouble earlyStopping,
        Optional<Text> jar) {
    /** Largest share of the rows that may be kept for stopping. */
    public static final double MOST_KEPT = 0.5;

    public SparkSpec {
        places = Ordered.copy(places);
    }

    /** Without early stopping. */
    public SparkSpec(Map<String, Location> places, boolean isBalanced, Optional<SearchSpec> search) {
        this(places, isBalanced, search, OptionalDouble.empty(), Optional.empty());
    }

    /** An estimator of the user's. */
    public static SparkSpec of(Text jar) {
        return new SparkSpec(Map.of(), false, Optional.empty(), OptionalDouble.empty(), Optional.of(jar));
    }

    static SparkSpec plain() {
        return new SparkSpec(Map.of(), false, Optional.empty());
    }
}
