package dev.pandan.training.fit;

import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SearchSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Stages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/**
 * Tries combinations of parameters: each is fitted on the earlier training rows and measured on those of the last fifth of the training rows, a horizon of the label
 * lying between. The validation rows are not looked at.
 */
final class Search {
    /** Most rows that a combination is measured on. */
    private static final int MEASURED = 20_000;

    private final SparkSession spark;
    private final String decision;
    private final ModelSpec spec;

    Search(SparkSession spark, String decision, ModelSpec spec) {
        this.spark = spark;
        this.decision = decision;
        this.spec = spec;
    }

    /** A combination and how it did. */
    record Trial(Map<String, Object> params, Measure measure, double figure) {
        private double rank() {
            return measure.rank(figure);
        }
    }

    /** All trials, the best first; of equally good ones the first in the file. */
    List<Trial> run(Lesson lesson, SearchSpec search, Stages stages) {
        long cut = LatestPart.from(lesson.training());
        long until = cut - lesson.horizonMicros();
        JavaRDD<FeatureExample> earlier =
                lesson.training().filter(row -> row.timeMicros() < until).cache();
        try {
            Statistics statistics = Statistics.of(earlier, lesson.features());
            List<FeatureExample> later = some(
                    lesson.training().filter(row -> row.timeMicros() >= cut).collect());
            if (spec.target() == Target.BINARY) {
                bothClasses(statistics.positives(), statistics.rows());
                bothClasses(positives(later), later.size());
            }
            List<Map<String, Object>> combinations = search.combinations();
            AtomicInteger done = new AtomicInteger();
            List<Callable<Trial>> trials = combinations.stream()
                    .<Callable<Trial>>map(params -> () -> {
                        Trial trial = trial(lesson, params, statistics, earlier, later);
                        stages.tell("searching", done.incrementAndGet(), combinations.size());
                        return trial;
                    })
                    .toList();
            return SideBySide.run(trials).stream()
                    .sorted(Comparator.comparingDouble(Trial::rank))
                    .toList();
        } finally {
            earlier.unpersist();
        }
    }

    private Trial trial(
            Lesson lesson,
            Map<String, Object> params,
            Statistics statistics,
            JavaRDD<FeatureExample> earlier,
            List<FeatureExample> later) {
        List<Integer> all = IntStream.range(0, lesson.features().size()).boxed().toList();
        AlgorithmFit fit =
                new AlgorithmFit(spark, lesson.features(), new Recipe(decision, spec.with(params)), statistics);
        Measure measure = Measure.of(spec.target());
        try (Scorer scorer = fit.fit(earlier, all).model().open()) {
            return new Trial(params, measure, measure.of(scorer, later));
        }
    }

    /** Spread evenly. */
    private static List<FeatureExample> some(List<FeatureExample> rows) {
        int step = Math.max(1, (rows.size() + MEASURED - 1) / MEASURED);
        return IntStream.iterate(0, i -> i < rows.size(), i -> i + step)
                .mapToObj(rows::get)
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
                            + " (expected: positives and negatives); load more events, or leave the search out");
        }
    }
}
