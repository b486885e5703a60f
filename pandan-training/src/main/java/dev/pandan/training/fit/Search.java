package dev.pandan.training.fit;

import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SearchSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Stages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/**
 * Tries combinations of parameters: each is fitted on earlier training rows and measured on later ones, as {@link Folds} cut them; what it is worth is the mean over
 * the folds. The validation rows are not looked at.
 */
final class Search {
    /** Most rows of a fold that a combination is measured on. */
    private static final int MEASURED = 20_000;

    private final SparkSession spark;
    private final String decision;
    private final ModelSpec spec;

    Search(SparkSession spark, String decision, ModelSpec spec) {
        this.spark = spark;
        this.decision = decision;
        this.spec = spec;
    }

    /**
     * A combination and how it did.
     *
     * @param figures one per fold, the earliest first
     */
    record Trial(Map<String, Object> params, Measure measure, List<Double> figures) {
        /** Mean over the folds. */
        double figure() {
            return figures.stream().mapToDouble(Double::doubleValue).sum() / figures.size();
        }

        private double rank() {
            return measure.rank(figure());
        }

        String text() {
            String each = figures.size() == 1
                    ? ""
                    : figures.stream()
                            .map(figure -> String.format(Locale.ROOT, "%.4f", figure))
                            .collect(Collectors.joining(", ", " (mean of ", ")"));
            return String.format(Locale.ROOT, "%s %.4f%s with %s", measure.text(), figure(), each, params);
        }
    }

    /** All trials, the best first; of equally good ones the first in the file. */
    List<Trial> run(Lesson lesson, SearchSpec search, Stages stages) {
        List<Map<String, Object>> combinations = search.combinations();
        List<List<Double>> figures = combinations.stream()
                .map(params -> (List<Double>) new ArrayList<Double>())
                .toList();
        Runnable step = stages.part("searching", combinations.size() * search.folds());
        for (Folds.Fold fold : Folds.of(Times.sorted(lesson.training()), lesson.horizonMicros(), search.folds())) {
            List<Double> some = measure(lesson, fold, combinations, step);
            IntStream.range(0, some.size()).forEach(i -> figures.get(i).add(some.get(i)));
        }
        Measure measure = Measure.of(spec.target());
        return IntStream.range(0, combinations.size())
                .mapToObj(i -> new Trial(combinations.get(i), measure, List.copyOf(figures.get(i))))
                .sorted(Comparator.comparingDouble(Trial::rank))
                .toList();
    }

    /** A figure for each combination. */
    private List<Double> measure(
            Lesson lesson, Folds.Fold fold, List<Map<String, Object>> combinations, Runnable step) {
        JavaRDD<FeatureExample> earlier = fold.learnt(lesson.training()).cache();
        try {
            Statistics statistics = lesson.statistics().anew(earlier, lesson.features());
            List<FeatureExample> later = some(fold.measured(lesson.training()).collect());
            if (spec.target() == Target.BINARY) {
                bothClasses(statistics.positives(), statistics.rows());
                bothClasses(positives(later), later.size());
            }
            return SideBySide.run(combinations.stream()
                    .<Callable<Double>>map(params -> () -> {
                        double figure = figure(lesson, params, statistics, earlier, later);
                        step.run();
                        return figure;
                    })
                    .toList());
        } finally {
            earlier.unpersist();
        }
    }

    private double figure(
            Lesson lesson,
            Map<String, Object> params,
            Statistics statistics,
            JavaRDD<FeatureExample> earlier,
            List<FeatureExample> later) {
        List<Integer> all = IntStream.range(0, lesson.features().size()).boxed().toList();
        Recipe recipe = new Recipe(decision, spec.with(params), lesson.horizonMicros());
        AlgorithmFit fit = new AlgorithmFit(spark, lesson.features(), recipe, statistics);
        try (Scorer scorer = fit.fit(earlier, all).model().open()) {
            return Measure.of(spec.target()).of(scorer, later);
        }
    }

    /** Spread evenly over time. */
    private static List<FeatureExample> some(List<FeatureExample> rows) {
        List<FeatureExample> sorted = rows.stream()
                .sorted(Comparator.comparingLong(FeatureExample::timeMicros).thenComparing(FeatureExample::id))
                .toList();
        int step = Math.max(1, (rows.size() + MEASURED - 1) / MEASURED);
        return IntStream.iterate(0, i -> i < rows.size(), i -> i + step)
                .mapToObj(sorted::get)
                .toList();
    }

    private static long positives(List<FeatureExample> rows) {
        return rows.stream().filter(row -> Boolean.TRUE.equals(row.label())).count();
    }

    private static void bothClasses(long positives, long rows) {
        if (positives == 0 || positives == rows) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "model: search: a part of the training rows holds " + positives + " positives of " + rows
                            + " (expected: positives and negatives); load more events, take fewer folds, or leave the search out");
        }
    }
}
