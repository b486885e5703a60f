package dev.pandan.live.shadow;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.decide.Outcome;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Rescorer;
import java.util.List;
import java.util.Objects;

/** A bundle that decides without consequence. Not thread-safe. */
final class Challenger implements AutoCloseable {
    private static final FeatureRow NOT_REPEATED = new FeatureRow(new Object[0], new long[0], new long[0]);
    private static final double[] NO_REASONS = {};

    private final Bundle bundle;
    private final String label;
    private final Rescorer rescorer;

    Challenger(ProjectProgram program, ProjectCode code, String decision, Bundle bundle) {
        this.bundle = bundle;
        this.label = decision + "@" + bundle.version();
        this.rescorer = new Rescorer(Objects.requireNonNull(program.decisions().get(decision)), code, bundle);
    }

    int version() {
        return bundle.version();
    }

    String label() {
        return label;
    }

    /** What it makes of the features that were decided on; these are not repeated in it. */
    Decision decide(Decision made, long nowMicros) {
        Verdict verdict = rescorer.verdict(made);
        Outcome outcome = rescorer.outcome(verdict, made);
        return new Decision(
                made.name(),
                made.id(),
                made.timeMicros(),
                NOT_REPEATED,
                List.of(),
                verdict.score(),
                outcome.action(),
                outcome.rule(),
                bundle.version(),
                bundle.scorer().name(),
                nowMicros,
                NO_REASONS,
                verdict.classes());
    }

    @Override
    public void close() {
        rescorer.close();
    }
}
