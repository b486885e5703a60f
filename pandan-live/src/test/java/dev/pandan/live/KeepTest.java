package dev.pandan.live;

import static dev.pandan.live.Live.accepted;
import static dev.pandan.live.Live.order;
import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Decisions that were made in a batch. */
final class KeepTest {
    private final MemoryStore store = new MemoryStore();

    /** An event that was decided about elsewhere. */
    private static StoredEvent decided(String id) throws Exception {
        MemoryStore elsewhere = new MemoryStore();
        try (LiveProject live = open(elsewhere)) {
            accepted(live, order(id, START, "a", 5));
        }
        return elsewhere.events("orders", List.of(id)).join().get(0);
    }

    private static List<Decision> decisions(StoredEvent event) {
        return event.decisions().values().stream().map(DecisionCodec::decode).toList();
    }

    private static LiveProject open(MemoryStore store) {
        return LiveProject.open(Live.options(store, TestModel.promoted(1)));
    }

    @Test
    void keep_eventThatTheLogLacks_isKnownFromThenOn() throws Exception {
        StoredEvent made = decided("o-1");
        try (LiveProject live = open(store)) {
            for (Decision decision : decisions(made)) {
                List<MadeDecision> one = List.of(new MadeDecision(decision, made.payload()));
                assertThat(live.keep(one)).isEqualTo(1);
                assertThat(live.keep(one)).isZero();
            }
            Outcome.Accepted again = accepted(live, order("o-1", START, "a", 5));
            assertThat(again.repeated()).isTrue();
            assertThat(again.decisions().stream().map(Live::bits))
                    .containsExactlyInAnyOrderElementsOf(
                            decisions(made).stream().map(Live::bits).toList());
        }
    }

    @Test
    void keep_eventOfTheLog_addsTheDecisionAndLeavesOthersAsTheyAre() throws Exception {
        StoredEvent decided = decided("o-1");
        Decision made = decisions(decided).get(0);
        StoredEvent event =
                new StoredEvent("orders", "o-1", START, decided.payload(), 7, 8, Map.of("other", new byte[] {9}));
        try (LiveProject live = open(store)) {
            store.write(List.of(event), List.of()).join();
            assertThat(live.keep(List.of(new MadeDecision(made, null)))).isEqualTo(1);
            assertThat(live.keep(
                            List.of(new MadeDecision(decisions(decided("o-2")).get(0), null))))
                    .as("an event that is nowhere")
                    .isZero();
        }
        StoredEvent kept = store.events("orders", List.of("o-1")).join().get(0);
        assertThat(kept.arrival()).isEqualTo(7);
        assertThat(kept.decisions()).containsOnlyKeys("other", made.name());
        assertThat(kept.decisions().get("other")).containsExactly(9);
    }
}
