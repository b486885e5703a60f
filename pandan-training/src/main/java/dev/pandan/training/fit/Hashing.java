package dev.pandan.training.fit;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.model.hashing.Buckets;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.HashSpec;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/** The text features of a decision that its model takes in as buckets: trainers see rows of buckets, and what they make takes in texts. */
public final class Hashing {
    private final Map<String, Integer> byFeature;
    private final List<Integer> counts;
    private final Buckets buckets;

    private Hashing(List<Feature> features, Map<String, Integer> byFeature) {
        this.byFeature = byFeature;
        this.counts = features.stream()
                .map(feature -> byFeature.getOrDefault(feature.name(), 0))
                .toList();
        this.buckets = new Buckets(counts);
    }

    /** Of a decision without {@link #problems}. */
    public static Hashing of(DecisionProgram decision) {
        return of(decision.features(), decision.spec().model());
    }

    static Hashing of(List<Feature> features, Optional<ModelSpec> model) {
        return new Hashing(features, model.map(spec -> spec.hash().buckets()).orElse(Map.of()));
    }

    /** Hashed features that are no texts, with their place. */
    public static List<Problem> problems(DecisionProgram decision) {
        List<Problem> problems = new ArrayList<>();
        decision.spec().model().map(ModelSpec::hash).ifPresent(hash -> decision.features().stream()
                .filter(feature -> hash.buckets().containsKey(feature.name()))
                .filter(feature -> feature.type() != FeatureType.CATEGORY)
                .forEach(feature -> problems.add(problem(decision.name(), hash, feature))));
        return List.copyOf(problems);
    }

    private static Problem problem(String decision, HashSpec hash, Feature feature) {
        String text = "decisions." + decision + ".model.hash." + feature.name() + ": the feature is a "
                + feature.describe() + " (expected: a text; leave it out, or let the feature be CAST(... AS STRING))";
        Location place = hash.places().get(feature.name());
        return place == null
                ? Problem.of(ErrorCode.PROJECT_INVALID, text)
                : Problem.at(ErrorCode.PROJECT_INVALID, place, text);
    }

    /** The same rows with buckets in the place of texts. */
    public JavaRDD<FeatureExample> rows(JavaRDD<FeatureExample> rows) {
        if (buckets.isEmpty()) {
            return rows;
        }
        Buckets by = buckets;
        return rows.map(row -> hashed(row, by));
    }

    /** The same rows with buckets in the place of texts. */
    public List<FeatureExample> rows(List<FeatureExample> rows) {
        return buckets.isEmpty()
                ? rows
                : rows.stream().map(row -> hashed(row, buckets)).toList();
    }

    private static FeatureExample hashed(FeatureExample row, Buckets by) {
        return row.with(by.of(row.values()));
    }

    /** @param rows with buckets */
    public Statistics statistics(JavaRDD<FeatureExample> rows, List<Feature> features) {
        return Statistics.of(rows, features, counts);
    }

    /** What was learnt from rows with buckets, as it takes in texts. */
    public Learnt learnt(Learnt ofBuckets) {
        if (buckets.isEmpty()) {
            return ofBuckets;
        }
        Map<String, String> parameters = new TreeMap<>(ofBuckets.parameters());
        byFeature.forEach((name, count) -> parameters.put("hash of " + name, count + " buckets"));
        return new Learnt(
                ofBuckets.model().hashed(byFeature),
                ofBuckets.withoutWindows().map(model -> model.hashed(byFeature)),
                parameters,
                ofBuckets.versions(),
                ofBuckets.calibrated().map(how -> how.hashed(byFeature)));
    }
}
