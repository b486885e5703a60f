package dev.pandan.live.model;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.Outcome;
import dev.pandan.engine.decide.Policy;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Says what a bundle and the policy of a project make of features that were stored with a decision. Not thread-safe. Closing it closes the bundle's scorer. */
public final class Rescorer implements AutoCloseable {
    private final int features;
    private final Policy policy;
    private final @Nullable Scoring scoring;

    /**
     * @param bundle null: the score that was stored stands
     */
    public Rescorer(DecisionProgram decision, ProjectCode code, @Nullable Bundle bundle) {
        this.features = decision.features().size();
        this.policy = new Policy(decision, code.decision(decision.name()));
        this.scoring = bundle == null ? null : new Scoring(decision, bundle);
    }

    /** Whether the decision has as many features as the project. */
    public boolean fits(Decision decision) {
        return decision.features().values().length == features;
    }

    public Verdict verdict(Decision decision) {
        return scoring == null
                ? decision.verdict()
                : scoring.verdict(decision.features().values());
    }

    public Outcome outcome(Verdict verdict, Decision decision) {
        return policy.decide(verdict, decision.features().values());
    }

    @Override
    public void close() {
        if (scoring != null) {
            scoring.bundle().scorer().close();
        }
    }
}
