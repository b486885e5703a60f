package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.decide.Decision;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.store.memory.MemoryStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CanaryTest {
    private static final int EVENTS = 2_000;

    private final TestModel bundles = TestModel.promoted(3);
    private volatile Optional<Champions.Canary> canary = Optional.empty();

    private final Champions champions = new Champions() {
        @Override
        public Optional<Integer> version(String decision) {
            return bundles.version(decision);
        }

        @Override
        public Optional<Canary> canary(String decision) {
            return canary.filter(one -> decision.equals("risk"));
        }

        @Override
        public Bundle load(String decision, int version) {
            return bundles.load(decision, version);
        }
    };

    @Test
    void decide_withACanary_itsShareIsDecidedByItAndNoOther() throws Exception {
        try (LiveProject live = LiveProject.open(Live.options(new MemoryStore(), champions))) {
            assertThat(byCanary(live, "a", 5)).isZero();
            canary = Optional.of(new Champions.Canary(5, 0.25));
            live.refresh();
            assertThat(byCanary(live, "b", 5)).isBetween(EVENTS / 5L, EVENTS * 3L / 10);
            canary = Optional.of(new Champions.Canary(6, 0.25));
            live.refresh();
            assertThat(byCanary(live, "c", 5)).isZero();
            canary = Optional.empty();
            live.refresh();
            assertThat(byCanary(live, "d", 6)).isZero();
        }
        assertThat(bundles.open.get()).isZero();
    }

    /** Sends events and counts the decisions of a version; all others have to be the champion's. */
    private static long byCanary(LiveProject live, String prefix, int version) throws Exception {
        List<CompletableFuture<Outcome>> answers = IntStream.range(0, EVENTS)
                .mapToObj(i -> live.submit(Live.order(prefix + i, Shop.START + i, "a", 1.0)))
                .toList();
        long found = 0;
        for (CompletableFuture<Outcome> answer : answers) {
            Outcome.Accepted accepted = (Outcome.Accepted) answer.get(20, TimeUnit.SECONDS);
            Decision decision = accepted.decisions().stream()
                    .filter(one -> one.name().equals("risk"))
                    .findFirst()
                    .orElseThrow();
            found += decision.bundle() == version ? 1 : 0;
        }
        return found;
    }
}
