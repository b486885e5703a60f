package dev.pandan.live;

import static dev.pandan.live.Live.accepted;
import static dev.pandan.live.Live.back;
import static dev.pandan.live.Live.bits;
import static dev.pandan.live.Live.order;
import static dev.pandan.live.Live.send;
import static dev.pandan.live.Shop.HOUR;
import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pandan.engine.decide.Decision;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LiveProjectTest {
    private final MemoryStore store = new MemoryStore();
    private final TestModel model = TestModel.promoted(3);

    private LiveProject open() {
        return LiveProject.open(Live.options(store, model));
    }

    @Test
    void submit_newEvent_storesItWithEveryDecisionOfItsStream() throws Exception {
        try (LiveProject live = open()) {
            accepted(live, back("r-1", START, "a", 8.0));
            accepted(live, order("o-1", START + 1, "a", 12.5));
            Outcome.Accepted outcome = accepted(live, order("o-2", START + 2, "a", 1.0));
            assertThat(outcome.repeated()).isFalse();
            assertThat(outcome.decisions()).extracting(Decision::name).containsExactly("risk", "limit");
            Decision risk = outcome.decisions().get(0);
            assertThat(risk.features().values()).containsExactly(1f, 12.5f, 8f, null, "a");
            assertThat(risk.features().rows()).containsExactly(1, 1);
            assertThat(risk.bundle()).isEqualTo(3);
            assertThat(risk.scorer()).isEqualTo("sum/1");
            assertThat(risk.score()).isEqualTo(1 / (1 + Math.exp(-(3 + 12.5f * 0.01 - 0.3 + 4))));
            assertThat(risk.action()).isEqualTo("stop");
            assertThat(outcome.decisions().get(1).score()).isNaN();
            assertThat(outcome.decisions().get(1).action()).isEqualTo("go");
            StoredEvent stored = store.events("orders", List.of("o-2")).join().get(0);
            assertThat(stored.decisions()).containsOnlyKeys("risk", "limit");
            assertThat(bits(live.stored("risk", "o-2").get().orElseThrow())).isEqualTo(bits(risk));
            assertThat(live.stored("risk", "o-3").get()).isEmpty();
            assertThat(live.metrics().events()).isEqualTo(3);
            assertThat(live.metrics().decisions()).isEqualTo(4);
        }
    }

    @Test
    void submit_retry_returnsTheStoredDecisionAlsoAfterReopening() throws Exception {
        Outcome.Accepted first;
        try (LiveProject live = open()) {
            first = accepted(live, order("o-1", START, "a", 1));
            accepted(live, order("o-0", START - 5, "a", 1));
            Outcome.Accepted again = accepted(live, order("o-1", START, "a", 1));
            assertThat(again.repeated()).isTrue();
            assertThat(bits(again.decisions().get(0)))
                    .isEqualTo(bits(first.decisions().get(0)));
        }
        try (LiveProject live = open()) {
            Outcome.Accepted again = accepted(live, order("o-1", START, "a", 1.0));
            assertThat(again.repeated()).isTrue();
            assertThat(bits(again.decisions().get(0)))
                    .isEqualTo(bits(first.decisions().get(0)));
            assertThat(again.decisions().get(0).features().rows()).containsExactly(0, 0);
        }
    }

    @Test
    void submit_sameIdOtherContent_conflicts() throws Exception {
        try (LiveProject live = open()) {
            accepted(live, order("o-1", START, "a", 1));
            assertThat(code(send(live, order("o-1", START, "a", 2)))).isEqualTo(ErrorCode.EVENT_CONFLICT);
            // Zeros are one value.
            accepted(live, order("o-2", START, "a", 0.0));
            assertThat(accepted(live, order("o-2", START, "a", -0.0)).repeated())
                    .isTrue();
        }
    }

    @Test
    void submit_badRows_areRejectedByNameAndNotStored() throws Exception {
        try (LiveProject live = open()) {
            assertThat(problem(send(live, order("o-1", START, "a", -1))).message())
                    .contains("not_negative", "amount >= 0");
            assertThat(code(send(live, Submission.of("order", Shop.row("o-1", START, "a", 1)))))
                    .isEqualTo(ErrorCode.NOT_FOUND);
            assertField(send(live, Submission.of("orders", new Object[] {null, START, "a", 1.0})), "id");
            assertField(send(live, Submission.of("orders", new Object[] {"", START, "a", 1.0})), "id");
            assertField(send(live, Submission.of("orders", new Object[] {"o-1", null, "a", 1.0})), "at");
            assertField(send(live, Submission.of("orders", new Object[] {"o-1", START, "a", 1})), "amount");
            assertField(send(live, Submission.of("orders", new Object[] {"o-1", START, "\ud800", 1.0})), "shop");
            long later = Live.CLOCK.millis() * 1_000 + HOUR;
            assertField(send(live, order("o-1", later + 1, "a", 1)), "at");
            assertThat(code(send(live, Submission.only("none", "orders", Shop.row("o-1", START, "a", 1)))))
                    .isEqualTo(ErrorCode.NOT_FOUND);
            assertField(send(live, Submission.only("risk", "returns", Shop.row("o-1", START, "a", 1))), "stream");
            accepted(live, order("o-1", later, "a", 1));
            assertThat(live.metrics().rejects().get(ErrorCode.EVENT_INVALID)).isEqualTo(8);
        }
    }

    @Test
    void submit_oneDecision_leavesTheOthersToBeMadeLater() throws Exception {
        try (LiveProject live = open()) {
            Object[] row = Shop.row("o-1", START, "a", 1);
            assertThat(accepted(live, Submission.only("limit", "orders", row)).decisions())
                    .hasSize(1);
            long arrival = store.events("orders", List.of("o-1")).join().get(0).arrival();
            Outcome.Accepted all = accepted(live, Submission.of("orders", row));
            assertThat(all.repeated()).isFalse();
            assertThat(all.decisions()).hasSize(2);
            assertThat(accepted(live, Submission.of("orders", row)).repeated()).isTrue();
            StoredEvent stored = store.events("orders", List.of("o-1")).join().get(0);
            assertThat(stored.arrival()).isEqualTo(arrival);
            assertThat(stored.decisions()).hasSize(2);
        }
    }

    @Test
    void submit_dryRun_storesNothing() throws Exception {
        try (LiveProject live = open()) {
            Outcome.Accepted dry = accepted(live, order("o-1", START, "a", 1).asDryRun());
            assertThat(dry.decisions()).hasSize(2);
            assertThat(live.stored("risk", "o-1").get()).isEmpty();
            Outcome.Accepted real = accepted(live, order("o-1", START, "a", 1));
            assertThat(bits(real.decisions().get(0)))
                    .isEqualTo(bits(dry.decisions().get(0)));
            assertThat(real.repeated()).isFalse();
        }
    }

    @Test
    void submit_lateRow_isSeenByTheNextDecision() throws Exception {
        try (LiveProject live = open()) {
            accepted(live, order("o-1", START, "a", 1));
            accepted(live, order("o-2", START + HOUR / 2, "a", 2));
            accepted(live, order("late", START - 10 * HOUR, "a", 4));
            Outcome.Accepted between = accepted(live, order("o-3", START - 10 * HOUR + 5, "a", 1));
            assertThat(between.decisions().get(0).features().values()).startsWith(1f, 4f);
            Outcome.Accepted next = accepted(live, order("o-4", START + HOUR, "a", 1));
            assertThat(next.decisions().get(0).features().values()).startsWith(2f, 3f);
            // Exactly at the same time: not seen.
            assertThat(accepted(live, order("o-5", START, "a", 1))
                            .decisions()
                            .get(0)
                            .features()
                            .rows())
                    .containsExactly(0, 0);
        }
    }

    @Test
    void submit_sameIdsAtOnce_decidesOnce() throws Exception {
        try (LiveProject live = open()) {
            List<CompletableFuture<Outcome>> answers = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                answers.add(live.submit(order("o-" + i % 20, START + i % 20, "a", 1)));
            }
            Set<String> seen = new HashSet<>();
            int fresh = 0;
            for (CompletableFuture<Outcome> answer : answers) {
                Outcome.Accepted outcome = (Outcome.Accepted) answer.get(20, TimeUnit.SECONDS);
                seen.add(bits(outcome.decisions().get(0)));
                fresh += outcome.repeated() ? 0 : 1;
            }
            assertThat(seen).hasSize(20);
            assertThat(fresh).isEqualTo(20);
            assertThat(live.metrics().repeats()).isEqualTo(580);
        }
    }

    @Test
    void submit_noChampion_takesTheFallbackUntilOneIsPromoted() throws Exception {
        model.version.set(0);
        try (LiveProject live = open()) {
            Decision before =
                    accepted(live, order("o-1", START, "a", 1)).decisions().get(0);
            assertThat(before.action()).isEqualTo("ask");
            assertThat(before.bundle()).isZero();
            model.version.set(2);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> live.bundle("risk").isPresent());
            Decision after =
                    accepted(live, order("o-2", START, "a", 1)).decisions().get(0);
            assertThat(after.bundle()).isEqualTo(2);
            // No score: the test's model has none without a shop.
            Decision unscored =
                    accepted(live, order("o-3", START, null, 1)).decisions().get(0);
            assertThat(unscored.action()).isEqualTo("ask");
            assertThat(unscored.bundle()).isEqualTo(2);
        }
    }

    @Test
    void open_bundleOfOtherFeatures_isRefused() throws Exception {
        model.fingerprint = "ffffffffffffffff";
        assertThatThrownBy(this::open)
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("pandan train risk")
                .extracting(e -> ((PandanException) e).code())
                .isEqualTo(ErrorCode.MISMATCH);
        assertThat(model.open).hasValue(0);
        model.fingerprint = Shop.program().fingerprint();
        open().close();
    }

    @Test
    void open_leaseHeld_waitsThenNamesTheHolder() throws Exception {
        try (LiveProject first = open()) {
            accepted(first, order("o-1", START, "a", 1));
            assertThatThrownBy(this::open).hasMessageContaining("localhost:1");
        }
        try (LiveProject second = open()) {
            assertThat(accepted(second, order("o-1", START, "a", 1)).repeated()).isTrue();
        }
    }

    @Test
    void submit_moreThanMayWait_isOverloaded() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        FaultyStore slow = new FaultyStore(store, new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                return operation.equals("append") ? gate.thenCompose(open -> work.get()) : work.get();
            }
        });
        LiveOptions options = Live.options(slow, model);
        try (LiveProject live =
                LiveProject.open(options.withLimits(LiveLimits.standard().withInFlight(10)))) {
            List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                waiting.add(live.submit(order("o-" + i, START, "a", 1)));
            }
            assertThat(code(live.submit(order("o-10", START, "a", 1)).get())).isEqualTo(ErrorCode.OVERLOADED);
            assertThat(live.awaitRoom(1, TimeUnit.MILLISECONDS)).isFalse();
            gate.complete(null);
            for (CompletableFuture<Outcome> answer : waiting) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(live.submitPatiently(order("o-10", START, "a", 1)).get()).isInstanceOf(Outcome.Accepted.class);
            assertThat(live.metrics().inFlight()).isZero();
        }
    }

    @Test
    void submit_afterClose_isRejected() throws Exception {
        LiveProject live = open();
        live.close();
        live.close();
        assertThat(code(send(live, order("o-1", START, "a", 1)))).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(store.lease().holder().join()).isEmpty();
    }

    private static ErrorCode code(Outcome outcome) {
        return problem(outcome).code();
    }

    private static Problem problem(Outcome outcome) {
        return ((Outcome.Rejected) outcome).problem();
    }

    private static void assertField(Outcome outcome, String field) {
        assertThat(problem(outcome).field()).isEqualTo(field);
        assertThat(code(outcome)).isEqualTo(ErrorCode.EVENT_INVALID);
    }
}
