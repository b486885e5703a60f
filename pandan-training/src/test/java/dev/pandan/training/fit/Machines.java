package dev.pandan.training.fit;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.project.Text;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Labelled rows of made-up machines: a number, a category, a vector, each of them sometimes missing, and a number that never is there. */
final class Machines {
    static final List<Feature> FEATURES = List.of(
            feature("heat", FeatureType.NUMBER, 1),
            feature("maker", FeatureType.CATEGORY, 1),
            feature("bands", FeatureType.VECTOR, 3),
            feature("nothing", FeatureType.NUMBER, 1),
            feature("age", FeatureType.NUMBER, 1));

    private static final List<String> MAKERS = List.of("한빛", "acme", "", "borg \uD83D\uDE80", "rare");

    private Machines() {}

    private static Feature feature(String name, FeatureType type, int size) {
        return new Feature(name, type, size, new Text(name, Location.of("test")));
    }

    /** Numbers are counts, never negative, as multinomial naive Bayes wants them. */
    static List<FeatureExample> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FeatureExample> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i, random));
        }
        return rows;
    }

    /** The same with a positive number as label: hours until the machine fails. */
    static List<FeatureExample> lives(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return rows(count, seed).stream()
                .map(row -> new FeatureExample(row.id(), row.timeMicros(), row.features(), hours(row, random), true))
                .toList();
    }

    /** The same with a class as label: what the machine fails of. */
    static List<FeatureExample> faults(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return rows(count, seed).stream()
                .map(row -> new FeatureExample(row.id(), row.timeMicros(), row.features(), fault(row, random), true))
                .toList();
    }

    private static String fault(FeatureExample row, SplittableRandom random) {
        double heat = (row.values()[0] instanceof Float number ? number : 40) + random.nextDouble(-8, 8);
        double age = (row.values()[4] instanceof Float number ? number : 1) + random.nextDouble(-0.4, 0.4);
        return heat > 60 ? "열" : age > 2.3 ? "wear" : "none";
    }

    private static double hours(FeatureExample row, SplittableRandom random) {
        double heat = row.values()[0] instanceof Float number ? number : 40;
        double maker = MAKERS.get(1).equals(row.values()[1]) ? 400 : 900;
        double age = row.values()[4] instanceof Float number ? number : 2;
        return Math.round(maker * (1.5 - heat / 90) + 60 * age + random.nextDouble(200));
    }

    private static FeatureExample row(int i, SplittableRandom random) {
        float heat = random.nextInt(90);
        float age = random.nextInt(4);
        float[] bands = {random.nextInt(5), random.nextInt(3), random.nextInt(8)};
        int maker = random.nextInt(MAKERS.size());
        double odds = heat / 20 - 2 + (maker == 1 ? 2 : 0) + bands[2] * (age - 1.5) / 4 + random.nextDouble(-2, 2);
        if (random.nextInt(10) == 0) {
            bands[1] = Float.NaN;
        }
        @Nullable
        Object[] values = {
            some(heat, random, 8), some(MAKERS.get(maker), random, 12), some(bands, random, 15), null, age
        };
        return new FeatureExample("m" + i, i, new FeatureRow(values, new long[0], new long[0]), odds > 0.5, true);
    }

    private static @Nullable Object some(Object value, SplittableRandom random, int oneMissingOf) {
        return random.nextInt(oneMissingOf) == 0 ? null : value;
    }
}
