package dev.pandan.live;

import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Rescorer;
import dev.pandan.live.replay.DecisionReplay;
import dev.pandan.live.replay.ReplayReport;
import dev.pandan.store.memory.MemoryStore;
import org.junit.jupiter.api.Test;

final class DecisionReplayTest {
    private static final int EVENTS = 300;

    private final MemoryStore store = new MemoryStore();
    private final TestModel model = TestModel.promoted(1);
    private final ProjectProgram program = Shop.program();

    private void decideAll() throws Exception {
        try (LiveProject live = LiveProject.open(Live.options(store, model))) {
            for (int i = 0; i < EVENTS; i++) {
                Live.accepted(live, Live.order("o-" + i, START + i, i % 3 == 0 ? null : "a", i));
            }
        }
    }

    private ReplayReport replay(Bundle bundle, long fromMicros, long untilMicros) {
        DecisionProgram risk = program.decisions().get("risk");
        try (Rescorer rescorer = new Rescorer(risk, program.newCode(), bundle)) {
            return new DecisionReplay(risk, rescorer, version -> true, 5).run(store, fromMicros, untilMicros);
        }
    }

    @Test
    void run_sameModelAndPolicy_changesNothing() throws Exception {
        decideAll();
        ReplayReport same = replay(model.load("risk", 1), Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(same.decisions()).isEqualTo(EVENTS);
        assertThat(same.changedActions()).isZero();
        assertThat(same.changedScores()).isZero();
        assertThat(same.largestScoreChange()).isZero();
        assertThat(replay(null, Long.MIN_VALUE, Long.MAX_VALUE).changedActions())
                .isZero();
        assertThat(model.open.get()).isZero();
    }

    @Test
    void run_anotherModel_tellsWhatWouldBe() throws Exception {
        decideAll();
        ReplayReport other = replay(model.load("risk", -3), Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(other.changedScores()).isGreaterThan(EVENTS / 5);
        assertThat(other.changedActions()).isPositive();
        assertThat(other.examples()).hasSize(5);
        assertThat(other.actions().values().stream().mapToLong(count -> count).sum())
                .isEqualTo(EVENTS);
        assertThat(other.meanScoreChange()).isPositive().isLessThanOrEqualTo(other.largestScoreChange());
    }

    @Test
    void run_partOfTime_andOtherFeatures_areLeftOut() throws Exception {
        decideAll();
        assertThat(replay(null, START + 10, START + 20).decisions()).isEqualTo(10);
        DecisionProgram risk = program.decisions().get("risk");
        try (Rescorer rescorer = new Rescorer(risk, program.newCode(), null)) {
            ReplayReport none =
                    new DecisionReplay(risk, rescorer, version -> false, 5).run(store, Long.MIN_VALUE, Long.MAX_VALUE);
            assertThat(none.decisions()).isZero();
            assertThat(none.otherFeatures()).isEqualTo(EVENTS);
        }
    }
}
