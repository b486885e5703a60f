package dev.pandan.engine.verdict;

/**
 * What a model says about an event.
 *
 * @param score a probability, or a number that is expected; of a model of classes the probability of the likeliest. NaN: none
 * @param classes of a model of classes, else {@link ClassProbabilities#NONE}
 */
public record Verdict(double score, ClassProbabilities classes) {
    /** Nothing. */
    public static final Verdict NONE = of(Double.NaN);

    public static Verdict of(double score) {
        return new Verdict(score, ClassProbabilities.NONE);
    }

    public static Verdict of(ClassProbabilities classes) {
        int best = classes.likeliest();
        return new Verdict(best < 0 ? Double.NaN : classes.values()[best], classes);
    }
}
