package dev.pandan.benchmarks.flights;

import dev.pandan.benchmarks.flights.FlightsExample.Airport;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.Term;
import dev.pandan.model.registry.BundleDraft;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** A logistic regression of the size that training gives for the example; its weights are random, since no figure here depends on them. */
public final class FlightsModel {
    private static final long SEED = 7;

    private FlightsModel() {}

    public static LinearModel of(FlightsExample example) {
        Random random = new Random(SEED);
        List<Term> terms =
                Objects.requireNonNull(example.program().decisions().get(FlightsExample.DECISION)).features().stream()
                        .map(feature -> term(feature, example, random))
                        .toList();
        return new LinearModel(-0.5, terms);
    }

    private static Term term(Feature feature, FlightsExample example, Random random) {
        if (feature.type() == FeatureType.NUMBER) {
            return new NumberTerm(feature.name(), 5, 10, 40, random.nextGaussian() / 3, 0.1, 0.05);
        }
        List<String> categories = categories(feature.name(), example);
        List<Double> weights =
                categories.stream().map(category -> random.nextGaussian() / 4).toList();
        return new CategoryTerm(feature.name(), categories, weights, 0.02, 0.01);
    }

    static List<String> categories(String feature, FlightsExample example) {
        return switch (feature) {
            case "hour" -> IntStream.range(0, 24).mapToObj(Integer::toString).toList();
            case "weekday" -> IntStream.range(1, 8).mapToObj(Integer::toString).toList();
            default ->
                example.airports().stream()
                        .map(Airport::state)
                        .distinct()
                        .sorted()
                        .toList();
        };
    }

    /** A bundle that is ready for the registry. */
    public static BundleDraft bundle(FlightsExample example) {
        return bundle(example, Model.of(of(example)));
    }

    /** The same of any model of the example. */
    public static BundleDraft bundle(FlightsExample example, Model model) {
        return new BundleDraft(
                FlightsExample.DECISION,
                example.program().fingerprint(FlightsExample.DECISION),
                example.text(),
                model.scorer(),
                model.domain(),
                model.output(),
                model.files(),
                Map.of(),
                new Provenance("event time", 0, 0, 0, 0, "", Map.of("weights", "random"), Map.of()));
    }
}
