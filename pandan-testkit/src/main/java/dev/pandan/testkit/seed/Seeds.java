package dev.pandan.testkit.seed;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a property over many random cases, each from a seed of its own. A failure names the seed, with which {@code -Dpandan.seed=N} runs that one case again. Without
 * it every run tries new cases.
 */
public final class Seeds {
    private static final String PROPERTY = "pandan.seed";
    /** Steps between the seeds of cases; odd, so that no two are equal (Steele et al., "Fast splittable pseudorandom number generators"). */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * @param name what the output calls the property
     * @param cases how many cases are tried if no seed is given
     * @param property throws if it does not hold
     */
    public static void check(String name, int cases, Consumer<Random> property) {
        Long given = Long.getLong(PROPERTY);
        if (given != null) {
            System.out.println(name + ": case of -D" + PROPERTY + "=" + given);
            one(name, given, property);
            return;
        }
        long first = new Random().nextLong();
        System.out.println(name + ": " + cases + " cases from -D" + PROPERTY + "=" + first);
        for (int i = 0; i < cases; i++) {
            one(name, first + i * STEP, property);
        }
    }

    private static void one(String name, long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(name + " fails; run it again with -D" + PROPERTY + "=" + seed, failure);
        }
    }
}
