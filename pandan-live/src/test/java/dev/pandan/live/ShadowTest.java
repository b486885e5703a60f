package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.live.metrics.Counters;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.live.shadow.Shadow;
import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.store.ShadowLog;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShadowTest {
    private static final int EVENTS = 600;

    private final TestModel bundles = TestModel.promoted(3);
    private final MemoryStore store = new MemoryStore();
    private volatile Set<Integer> challengers = Set.of(5, 6);

    private final Champions champions = new Champions() {
        @Override
        public Optional<Integer> version(String decision) {
            return bundles.version(decision);
        }

        @Override
        public Set<Integer> challengers(String decision) {
            return decision.equals("risk") ? challengers : Set.of();
        }

        @Override
        public Bundle load(String decision, int version) {
            return bundles.load(decision, version);
        }
    };

    @Test
    void decide_withChallengers_theirScoresAreRecordedBesideTheChampions() throws Exception {
        List<Decision> made;
        try (LiveProject live = LiveProject.open(Live.options(store, champions))) {
            made = decide(live, "a");
            await().until(() -> live.metrics().shadow().scored().getOrDefault("risk@6", 0L) == EVENTS);
            assertThat(live.challengers("risk")).containsExactlyInAnyOrder(5, 6);
            assertThat(counted(live.metrics().shadow().actions(), "risk@6/")).isEqualTo(EVENTS);
            assertThat(counted(live.metrics().bundleActions(), "risk@3/")).isEqualTo(EVENTS);
            assertThat(counted(live.metrics().bundleActions(), "risk@6/")).isZero();
            challengers = Set.of();
            live.refresh();
            decide(live, "b");
        }
        assertThat(shadow("b")).as("challenges that have ended").isEmpty();
        assertThat(shadow("a")).hasSize(EVENTS);
        for (StoredEvent event : shadow("a")) {
            assertThat(event.decisions()).containsOnlyKeys("risk@5", "risk@6");
            Decision champion = made.get(Integer.parseInt(event.id().substring(1)));
            Decision challenger = DecisionCodec.decode(event.decisions().get("risk@5"));
            assertThat(champion.bundle()).isEqualTo(3);
            assertThat(challenger.bundle()).isEqualTo(5);
            assertThat(logOdds(challenger) - logOdds(champion)).isBetween(1.99, 2.01);
            assertThat(challenger.features().values()).isEmpty();
        }
        assertThat(bundles.open.get()).isZero();
    }

    @Test
    void open_aChallengerOfOtherFeatures_isLeftOut() throws Exception {
        Champions other = new Champions() {
            @Override
            public Optional<Integer> version(String decision) {
                return Optional.empty();
            }

            @Override
            public Set<Integer> challengers(String decision) {
                return decision.equals("risk") ? Set.of(9) : Set.of();
            }

            @Override
            public Bundle load(String decision, int version) {
                return new Bundle(version, "other features", new Slow(new CountDownLatch(0)));
            }
        };
        try (LiveProject live = LiveProject.open(Live.options(store, other))) {
            live.refresh();
            assertThat(decide(live, "a")).hasSize(EVENTS);
            assertThat(live.metrics().shadow().scored()).isEmpty();
        }
    }

    @Test
    void offer_aChallengerThatHangs_dropsAndNeverWaits() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Counters counters = new Counters(() -> 0);
        Decision made;
        try (LiveProject live = LiveProject.open(Live.options(store, bundles))) {
            made = decide(live, "a").get(0);
        }
        Shadow shadow = new Shadow(Shop.program(), store, Clock.systemUTC(), counters.shadowCounters(), 10);
        try (shadow) {
            shadow.use("risk", List.of(new Bundle(7, Shop.program().fingerprint(), new Slow(goOn))));
            for (int i = 0; i < 1_000; i++) {
                shadow.offer(made);
            }
            // At most ten wait, and those that were taken out before it hung.
            assertThat(counters.shadow().dropped().get("risk")).isBetween(1_000L - 10 - 256, 1_000L - 10);
            assertThat(counters.shadow().waiting()).isLessThanOrEqualTo(10);
            goOn.countDown();
        }
        assertThat(counters.shadow().scored().get("risk@7")
                        + counters.shadow().dropped().get("risk"))
                .isEqualTo(1_000);
    }

    private static long counted(Map<String, Long> actions, String bundle) {
        return actions.entrySet().stream()
                .filter(action -> action.getKey().startsWith(bundle))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private List<StoredEvent> shadow(String prefix) {
        List<String> ids = IntStream.range(0, EVENTS).mapToObj(i -> prefix + i).toList();
        return store.events(ShadowLog.stream("risk"), ids).join();
    }

    private static double logOdds(Decision decision) {
        return Math.log(decision.score() / (1 - decision.score()));
    }

    private static List<Decision> decide(LiveProject live, String prefix) throws Exception {
        List<CompletableFuture<Outcome>> answers = IntStream.range(0, EVENTS)
                .mapToObj(i -> live.submit(Live.order(prefix + i, Shop.START + i, "a", 1.0)))
                .toList();
        List<Decision> made = new ArrayList<>();
        for (CompletableFuture<Outcome> answer : answers) {
            Outcome.Accepted accepted = (Outcome.Accepted) answer.get(20, TimeUnit.SECONDS);
            made.add(accepted.decisions().stream()
                    .filter(one -> one.name().equals("risk"))
                    .findFirst()
                    .orElseThrow());
        }
        return made;
    }

    /** Scores nothing before it may. */
    private record Slow(CountDownLatch goOn) implements Scorer {
        @Override
        public String name() {
            return "slow/1";
        }

        @Override
        public Domain domain() {
            return new Domain(List.of(Domain.Input.number("busy")));
        }

        @Override
        public double score(Object[] features) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 0.5;
        }

        @Override
        public double[] contributions(Object[] features) {
            return new double[0];
        }
    }
}
