package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import java.util.Map;

/**
 * Text features that a model takes in as one of some buckets, by a hash of the text.
 *
 * @param buckets how many there are, by feature, from {@link #LEAST} to {@link #MOST}
 * @param places where the numbers stand in the file, by feature; one that comes from no file has none
 */
public record HashSpec(Map<String, Integer> buckets, Map<String, Location> places) {
    public static final int LEAST = 2;
    public static final int MOST = 65_536;

    public HashSpec {
        buckets = Ordered.copy(buckets);
        places = Ordered.copy(places);
    }

    /** That comes from no file. */
    public static HashSpec of(Map<String, Integer> buckets) {
        return new HashSpec(buckets, Map.of());
    }

    /** No feature is hashed. */
    static HashSpec none() {
        return of(Map.of());
    }
}
