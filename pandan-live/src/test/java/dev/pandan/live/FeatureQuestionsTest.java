package dev.pandan.live;

import static dev.pandan.live.Live.accepted;
import static dev.pandan.live.Live.back;
import static dev.pandan.live.Live.order;
import static dev.pandan.live.Shop.HOUR;
import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.live.model.FeatureValues;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FeatureQuestionsTest {
    private final MemoryStore store = new MemoryStore();
    private final TestModel model = TestModel.promoted(3);

    private static FeatureQuestion risk(long atMicros, String shop) {
        return new FeatureQuestion("risk", new Object[] {null, atMicros, shop, null});
    }

    private static FeatureValues ask(LiveProject live, FeatureQuestion question) throws Exception {
        return live.features(question).get(20, TimeUnit.SECONDS);
    }

    private static Problem problem(CompletableFuture<FeatureValues> answer) {
        ExecutionException failure =
                catchThrowableOfType(ExecutionException.class, () -> answer.get(20, TimeUnit.SECONDS));
        return ((PandanException) failure.getCause()).problems().get(0);
    }

    @Test
    void features_atAnyTime_equalThoseOfADecision() throws Exception {
        Random random = new Random(20010314);
        try (LiveProject live = LiveProject.open(Live.options(store, model))) {
            for (int i = 0; i < 200; i++) {
                long time = START + random.nextLong(6 * HOUR);
                String shop = "shop-" + random.nextInt(3);
                double amount = random.nextInt(1_000) / 7.0;
                accepted(
                        live,
                        random.nextBoolean()
                                ? order("e-" + i, time, shop, amount)
                                : back("e-" + i, time, shop, amount));
                long at = START + random.nextLong(7 * HOUR);
                FeatureRow asked = ask(live, risk(at, shop)).features();
                FeatureRow decided = accepted(live, order("dry", at, shop, 1).asDryRun())
                        .decisions()
                        .get(0)
                        .features();
                assertThat(asked.values()).containsExactly(decided.values());
                assertThat(asked.rows()).containsExactly(decided.rows());
                assertThat(asked.hashes()).containsExactly(decided.hashes());
            }
        }
    }

    @Test
    void features_leaveNothingBehind() throws Exception {
        model.version.set(0);
        try (LiveProject live = LiveProject.open(Live.options(store, model))) {
            accepted(live, order("o-1", START, "a", 12.5));
            FeatureValues values = ask(live, risk(START + 1, "b"));
            assertThat(values.decision()).isEqualTo("risk");
            assertThat(values.timeMicros()).isEqualTo(START + 1);
            assertThat(values.features().values()).containsExactly(0f, null, null, null, "b");
            assertThat(live.metrics().events()).isEqualTo(1);
            accepted(live, order("o-2", START + 2, "a", 1));
            await().until(() -> live.metrics().windowCache().hits() > 0);
            assertThat(live.metrics().windowCache().keys()).isEqualTo(2);
            assertThat(store.events("orders", List.of("")).join()).isEmpty();
            StoredEvent stored = store.events("orders", List.of("o-1")).join().get(0);
            assertThat(stored.decisions()).hasSize(2);
        }
    }

    @Test
    void features_lookups_areOfTheTime() throws Exception {
        TableRows shops = new TableRows(Shop.SHOP_TABLE);
        try (LiveProject live = LiveProject.open(Live.options(store, model))) {
            store.putTableRows("shops", List.of(shops.row(new Object[] {"a", 10.0, START}), shops.row(new Object[] {
                        "a", 20.0, START + HOUR
                    })))
                    .join();
            assertThat(ask(live, risk(START - 1, "a")).lookups().get(0).values())
                    .isNull();
            assertThat(ask(live, risk(START, "a")).features().values()[3]).isEqualTo(10f);
            assertThat(ask(live, risk(START + 2 * HOUR, "a")).lookups().get(0).values())
                    .containsExactly("a", 20.0, START + HOUR);
        }
    }

    @Test
    void features_withoutATime_areOfNow() throws Exception {
        try (LiveProject live = LiveProject.open(Live.options(store, model))) {
            FeatureValues values = ask(live, new FeatureQuestion("risk", new Object[] {null, null, "a", null}));
            assertThat(values.timeMicros()).isEqualTo(Live.CLOCK.millis() * 1_000);
        }
    }

    @Test
    void features_ofWhatDoesNotFit_areRefused() {
        try (LiveProject live = LiveProject.open(Live.options(store, model))) {
            assertThat(problem(live.features(new FeatureQuestion("rsk", new Object[] {null, START, "a", null}))))
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(ErrorCode.NOT_FOUND, "decision");
            assertThat(problem(live.features(risk(Long.MAX_VALUE, "a"))))
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(ErrorCode.EVENT_INVALID, "at");
            assertThat(problem(live.features(new FeatureQuestion("risk", new Object[] {null, START, 7, null}))))
                    .extracting(Problem::code, Problem::field)
                    .containsExactly(ErrorCode.EVENT_INVALID, "shop");
        }
    }

    @Test
    void features_databaseThatDoesNotAnswer_troublesOnlyTheQuestion() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        FaultyStore faulty = new FaultyStore(store, new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                return broken.get() && operation.equals("last") ? FaultyStore.failed() : work.get();
            }
        });
        try (LiveProject live = LiveProject.open(Live.options(faulty, model))) {
            accepted(live, order("o-1", START, "a", 1));
            broken.set(true);
            assertThat(problem(live.features(risk(START, "a"))).code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
            assertThat(live.trouble()).isEmpty();
            assertThat(accepted(live, order("o-2", START + 1, "a", 1)).decisions())
                    .hasSize(2);
            broken.set(false);
            assertThat(ask(live, risk(START + 2, "a")).features().rows()).containsExactly(2, 0);
        }
    }

    @Test
    void features_afterClose_areRefused() {
        LiveProject live = LiveProject.open(Live.options(store, model));
        live.close();
        assertThat(problem(live.features(risk(START, "a"))).code()).isEqualTo(ErrorCode.INTERRUPTED);
    }
}
