package dev.pandan.engine.decide;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision, as it is stored.
 *
 * @param name the decision's name in the project file
 * @param id id of the event it is about
 * @param timeMicros time of the event
 * @param features feature values and digests of the windows read, in the order of the bundle's program
 * @param lookups the rows looked up, in their binary form, in the order of the bundle's program; null: no such row
 * @param score NaN if there is none
 * @param action what is to be done
 * @param rule position of the rule that held; -1: {@code otherwise}; -2: {@code fallback}
 * @param bundle version of the bundle that decided; 0: rules alone
 * @param scorer name and version of the scorer; empty for rules alone
 * @param decidedAtMicros wall clock
 * @param contributions per feature what it added to the log-odds, or to the number that is predicted; empty if the scorer cannot say
 * @param classes what a model of classes said; empty for one of another kind
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: owned by the record, never modified
public record Decision(
        String name,
        String id,
        long timeMicros,
        FeatureRow features,
        List<byte @Nullable []> lookups,
        double score,
        String action,
        int rule,
        int bundle,
        String scorer,
        long decidedAtMicros,
        double[] contributions,
        ClassProbabilities classes) {
    public static final int OTHERWISE = -1;
    public static final int FALLBACK = -2;

    /** By a model that knows no classes. */
    public Decision(
            String name,
            String id,
            long timeMicros,
            FeatureRow features,
            List<byte @Nullable []> lookups,
            double score,
            String action,
            int rule,
            int bundle,
            String scorer,
            long decidedAtMicros,
            double[] contributions) {
        this(
                name,
                id,
                timeMicros,
                features,
                lookups,
                score,
                action,
                rule,
                bundle,
                scorer,
                decidedAtMicros,
                contributions,
                ClassProbabilities.NONE);
    }

    /** What the model said. */
    public Verdict verdict() {
        return new Verdict(score, classes);
    }
}
