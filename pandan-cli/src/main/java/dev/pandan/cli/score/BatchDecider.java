package dev.pandan.cli.score;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Decider;
import dev.pandan.live.model.Deciders;
import dev.pandan.training.batch.UndecidedEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about events whose features are computed, as the live path does: the same scorer, row by row, and the same policy. Not thread-safe. Closes the bundle's scorer. */
public final class BatchDecider implements AutoCloseable {
    private final ProjectCode code;
    private final Deciders deciders;
    private final Decider decider;
    private final Clock clock;

    /**
     * @param bundle null: the decision has no model
     */
    public BatchDecider(ProjectProgram program, String decision, @Nullable Bundle bundle, Clock clock) {
        this.code = program.newCode();
        this.deciders = new Deciders(program, code);
        this.decider = deciders.require(decision);
        this.clock = clock;
        if (bundle != null) {
            deciders.use(decision, bundle);
        }
    }

    public List<Decision> decide(List<UndecidedEvent> events) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        List<Decision> decisions = new ArrayList<>(events.size());
        code.pinned(() -> {
            for (UndecidedEvent event : events) {
                decisions.add(decider.decide(event.id(), event.timeMicros(), event.features(), event.lookups(), now));
            }
        });
        return decisions;
    }

    @Override
    public void close() {
        deciders.close();
    }
}
