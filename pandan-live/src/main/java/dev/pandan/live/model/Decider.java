package dev.pandan.live.model;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.decide.Outcome;
import dev.pandan.engine.decide.Policy;
import dev.pandan.engine.decide.WindowSource;
import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.live.event.Checked;
import dev.pandan.spec.row.Hash64;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one decision: features, score, policy. Not thread-safe.
 *
 * <p>A decision that declares a model but has no champion, or whose score is NaN, takes the policy's fallback. A decision without a model is made by its rules alone,
 * with no score.
 */
public final class Decider {
    private static final double[] NONE = {};

    private final FeatureComputer computer;
    private final DecisionProgram program;
    private final Policy policy;
    private final boolean givesReasons;
    private @Nullable Scoring scoring;
    private @Nullable Scoring canary;
    private double canaryShare;

    Decider(ProjectProgram project, ProjectCode code, String decision) {
        this.computer = new FeatureComputer(project, code, decision);
        this.program = computer.decision();
        this.policy = new Policy(program, computer.code());
        this.givesReasons = program.spec().reasons() > 0;
    }

    public DecisionProgram program() {
        return program;
    }

    public DecisionCode code() {
        return computer.code();
    }

    void use(Scoring next) {
        scoring = next;
    }

    @Nullable
    Scoring scoring() {
        return scoring;
    }

    /**
     * @param next null: none
     * @param share of the events that it decides about
     */
    void useCanary(@Nullable Scoring next, double share) {
        canary = next;
        canaryShare = share;
    }

    @Nullable
    Scoring canary() {
        return canary;
    }

    /** The same for an event whenever it is asked, as long as the share is the same. */
    private @Nullable Scoring scoringOf(String id) {
        boolean share = canary != null && (Hash64.ofId(id) >>> 11) * 0x1p-53 < canaryShare;
        return share ? canary : scoring;
    }

    /**
     * @param lookups rows in the order of the program's lookups
     * @param nowMicros wall clock
     */
    public Decision decide(Checked.Fit event, WindowSource windows, List<LookupRow> lookups, long nowMicros) {
        List<@Nullable Object @Nullable []> values = new ArrayList<>(lookups.size());
        List<byte @Nullable []> payloads = new ArrayList<>(lookups.size());
        for (LookupRow row : lookups) {
            values.add(row.values());
            payloads.add(row.payload());
        }
        FeatureRow features = computer.compute(event.timeMicros(), event.row(), windows, values);
        return decide(event.id(), event.timeMicros(), features, payloads, nowMicros);
    }

    /**
     * Decides from features that are computed already.
     *
     * @param id of the event
     * @param timeMicros of the event
     * @param lookups rows that the features were computed with, in the order of the program's lookups, in their binary form
     * @param nowMicros wall clock
     */
    public Decision decide(
            String id, long timeMicros, FeatureRow features, List<byte @Nullable []> lookups, long nowMicros) {
        Scoring current = scoringOf(id);
        Verdict verdict = current == null ? Verdict.NONE : current.verdict(features.values());
        Outcome outcome = policy.decide(verdict, features.values());
        return new Decision(
                program.name(),
                id,
                timeMicros,
                features,
                lookups,
                verdict.score(),
                outcome.action(),
                outcome.rule(),
                current == null ? 0 : current.bundle().version(),
                current == null ? "" : current.bundle().scorer().name(),
                nowMicros,
                current == null || !givesReasons ? NONE : current.contributions(features.values(), verdict),
                verdict.classes());
    }
}
