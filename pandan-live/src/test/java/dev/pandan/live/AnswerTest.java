package dev.pandan.live;

import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.live.json.AnswerWriter;
import dev.pandan.store.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void decision_asJson_hasEverythingThatWasReadAndDecided() throws Exception {
        try (LiveProject live = LiveProject.open(Live.options(new MemoryStore(), TestModel.promoted(3)))) {
            Live.accepted(live, Live.back("r-1", START, "a", 38.5));
            Outcome.Accepted outcome = Live.accepted(live, Live.order("o-1", START + 1, "a", 1));
            AnswerWriter writer = new AnswerWriter(live.program());
            String json = new String(writer.decision(outcome.decisions().get(0)), StandardCharsets.UTF_8);
            assertThat(json)
                    .startsWith("{\"decision\":\"risk\",\"id\":\"o-1\",\"action\":\"stop\",\"score\":0.99")
                    .contains("\"bundle\":\"risk@3\",\"scorer\":\"sum/1\",\"decided_at\":\"2026-01-01T00:00:00Z\"")
                    .contains("\"reasons\":[{\"feature\":\"returned\",\"value\":38.5,\"contribution\":19.25}]")
                    .contains("\"features\":{\"busy\":0,\"spent\":null,\"returned\":38.5,\"size\":null,\"shop\":\"a\"}")
                    .containsPattern(
                            "\"read\":\\{\"orders_1h\":\\{\"rows\":0,\"hash\":\"0{16}\"},\"returns_2h\":\\{\"rows\":1,\"hash\":\"[0-9a-f]{16}\"}}}$");
            String rules = new String(writer.decision(outcome.decisions().get(1)), StandardCharsets.UTF_8);
            assertThat(rules).contains("\"score\":null,\"bundle\":null,\"scorer\":null");
        }
    }
}
