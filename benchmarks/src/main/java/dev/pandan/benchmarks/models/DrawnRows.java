package dev.pandan.benchmarks.models;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.spec.project.Text;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.fit.Statistics;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Labelled rows of 12 numbers and 3 categories, one value in ten missing: the size of the flights example's decision, drawn at random from a seed. */
final class DrawnRows {
    private static final long SEED = 20010314;
    private static final int NUMBERS = 12;
    private static final int[] CATEGORIES = {7, 24, 60};
    private static final int TRAINING = 10_000;
    private static final int VALIDATION = 4_096;

    private final SplittableRandom random = new SplittableRandom(SEED);
    /** The same object for the same category, as a feature program has them. */
    private final String[] texts = IntStream.range(
                    0, Arrays.stream(CATEGORIES).max().orElseThrow())
            .mapToObj(category -> "category " + category)
            .toArray(String[]::new);

    static List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            features.add(new Feature("number_" + i, FeatureType.NUMBER, Text.of("")));
        }
        for (int i = 0; i < CATEGORIES.length; i++) {
            features.add(new Feature("category_" + i, FeatureType.CATEGORY, Text.of("")));
        }
        return features;
    }

    static Lesson lesson(SparkSession spark) {
        DrawnRows rows = new DrawnRows();
        List<FeatureExample> training = rows.some(0, TRAINING);
        JavaRDD<FeatureExample> distributed = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(training, 2)
                .cache();
        return new Lesson(
                features(),
                Statistics.of(distributed, features()),
                distributed,
                rows.some(TRAINING, VALIDATION),
                1_000_000);
    }

    private List<FeatureExample> some(int from, int count) {
        List<FeatureExample> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            @Nullable Object[] values = new Object[NUMBERS + CATEGORIES.length];
            double logOdds = -1;
            for (int j = 0; j < NUMBERS; j++) {
                float value = (float) random.nextGaussian() * (1 + j);
                values[j] = random.nextInt(10) == 0 ? null : (Float) value;
                logOdds += values[j] == null ? 0.1 : Math.sin(value / (1 + j)) * (j % 4 - 1);
            }
            for (int j = 0; j < CATEGORIES.length; j++) {
                int category = (int) (random.nextDouble() * random.nextDouble() * CATEGORIES[j]);
                values[NUMBERS + j] = random.nextInt(10) == 0 ? null : texts[category];
                logOdds += category % 3 * 0.4;
            }
            boolean label = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            FeatureRow features = new FeatureRow(values, new long[0], new long[0]);
            rows.add(new FeatureExample("e" + (from + i), (from + i) * 1_000_000L, features, label, true));
        }
        return rows;
    }
}
