package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import java.util.Map;
import java.util.Optional;

/**
 * What only models of Spark MLlib know.
 *
 * @param places where the value of a parameter stands in the file, by name; a parameter that comes from no file has none
 * @param isBalanced whether both classes weigh the same in training, however many rows they have
 * @param search parameters that are looked for
 */
public record SparkSpec(Map<String, Location> places, boolean isBalanced, Optional<SearchSpec> search) {
    public SparkSpec {
        places = Ordered.copy(places);
    }

    static SparkSpec plain() {
        return new SparkSpec(Map.of(), false, Optional.empty());
    }
}
