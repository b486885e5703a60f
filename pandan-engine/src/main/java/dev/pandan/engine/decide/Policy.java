package dev.pandan.engine.decide;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.spec.project.PolicySpec;
import org.jspecify.annotations.Nullable;

/**
 * From a score to an action: {@code fallback} without a score, else the first rule that is true, else {@code otherwise}. A decision without a model has no score to
 * miss: its rules, which read features alone, are evaluated with a score of 0. Not thread-safe.
 */
public final class Policy {
    private final DecisionCode code;
    private final boolean scored;
    private final Outcome[] rules;
    private final Outcome otherwise;
    private final Outcome fallback;

    public Policy(DecisionProgram decision, DecisionCode code) {
        PolicySpec spec = decision.spec().policy();
        this.code = code;
        this.scored = decision.spec().model().isPresent();
        this.rules = new Outcome[spec.rules().size()];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = new Outcome(spec.rules().get(i).action(), i);
        }
        this.otherwise = new Outcome(spec.otherwise(), Decision.OTHERWISE);
        this.fallback = new Outcome(spec.fallback(), Decision.FALLBACK);
    }

    /**
     * @param score NaN if there is none
     * @param features values in the order of the program's features
     */
    public Outcome decide(double score, @Nullable Object[] features) {
        return decide(Verdict.of(score), features);
    }

    /**
     * @param verdict {@link Verdict#NONE} if there is none
     * @param features values in the order of the program's features
     */
    public Outcome decide(Verdict verdict, @Nullable Object[] features) {
        boolean missing = Double.isNaN(verdict.score());
        if (missing && scored) {
            return fallback;
        }
        int rule = missing ? code.rule(0, features) : code.rule(verdict, features);
        return rule < 0 ? otherwise : rules[rule];
    }
}
