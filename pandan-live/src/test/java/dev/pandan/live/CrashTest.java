package dev.pandan.live;

import static dev.pandan.live.Live.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import dev.pandan.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One client that keeps order and retries; a process that dies, or a database that fails, at any operation. */
class CrashTest {
    private static final int EVENTS = 60;
    private static final int IN_FLIGHT = 8;
    private static final Duration LEASE = Duration.ofHours(1);

    @Test
    void submit_processKilledAtAnyOperation_decidesEveryEventOnceAndAlike() throws Exception {
        long kills = 0;
        for (long seed = 0; seed < 200; seed++) {
            History history = new History(seed, EVENTS);
            Map<String, String> expected = decisions(undisturbed(history), history);
            AtomicLong nanos = new AtomicLong();
            MemoryStore store = new MemoryStore(nanos::get);
            Random random = new Random(seed);
            Client client = new Client(history);
            for (int life = 0; !client.isDone(); life++) {
                Killer killer = new Killer(random, life < 6 ? 1 + random.nextInt(45) : Integer.MAX_VALUE);
                LiveOptions options = Live.options(new FaultyStore(store, killer), TestModel.promoted(1))
                        .withLeaseTimes(new LeaseTimes(LEASE, Duration.ofMinutes(20), nanos::get));
                live(options, client, nanos);
                kills += killer.dead ? 1 : 0;
            }
            assertThat(decisions(store, history)).as("seed %d", seed).isEqualTo(expected);
            assertThat(client.answered).as("seed %d", seed).isEqualTo(expected);
            assertThat(windowRows(store)).as("seed %d", seed).isEqualTo(EVENTS);
        }
        assertThat(kills).isGreaterThan(400);
    }

    @Test
    void submit_databaseFailsNowAndThen_healsByItselfAndDecidesAlike() throws Exception {
        long recoveries = 0;
        for (long seed = 0; seed < 20; seed++) {
            History history = new History(seed, EVENTS);
            Map<String, String> expected = decisions(undisturbed(history), history);
            MemoryStore store = new MemoryStore();
            Flaky flaky = new Flaky(new Random(seed));
            Client client = new Client(history);
            try (LiveProject live =
                    LiveProject.open(Live.options(new FaultyStore(store, flaky), TestModel.promoted(1)))) {
                flaky.on = true;
                while (!client.isDone()) {
                    client.send(live, submitting -> flaky.down = submitting);
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> live.trouble().isEmpty());
                }
                flaky.on = false;
                recoveries += live.metrics().recoveries();
            }
            assertThat(decisions(store, history)).as("seed %d", seed).isEqualTo(expected);
            assertThat(client.answered).as("seed %d", seed).isEqualTo(expected);
            assertThat(windowRows(store)).as("seed %d", seed).isEqualTo(EVENTS);
        }
        assertThat(recoveries).isGreaterThan(20);
    }

    private static void live(LiveOptions options, Client client, AtomicLong nanos) throws Exception {
        LiveProject live;
        try {
            live = LiveProject.open(options);
        } catch (PandanException killedWhileOpening) {
            nanos.addAndGet(LEASE.toNanos() + 1);
            return;
        }
        client.send(live);
        if (!client.isDone()) {
            // The process is dead: its lease ends by itself.
            nanos.addAndGet(LEASE.toNanos() + 1);
        }
        live.close();
    }

    private static MemoryStore undisturbed(History history) throws Exception {
        MemoryStore store = new MemoryStore();
        Client client = new Client(history);
        try (LiveProject live = LiveProject.open(Live.options(store, TestModel.promoted(1)))) {
            client.send(live);
        }
        assertThat(client.isDone()).isTrue();
        return store;
    }

    private static Map<String, String> decisions(Store store, History history) {
        Map<String, String> found = new HashMap<>();
        List<String> ids = IntStream.range(0, EVENTS).mapToObj(history::id).toList();
        for (String stream : List.of("orders", "returns")) {
            for (StoredEvent event : store.events(stream, ids).join()) {
                event.decisions()
                        .forEach((name, bytes) -> found.put(
                                event.id() + "/" + name,
                                HexFormat.of().formatHex(DecisionCodec.encode(DecisionCodec.decode(bytes)))));
            }
        }
        return found;
    }

    private static int windowRows(Store store) {
        KeyCodec codec = new KeyCodec(List.of(ColumnType.STRING));
        int rows = 0;
        for (String shop : new String[] {"a", "b", "c", null}) {
            Key key = codec.encode(new Object[] {shop});
            for (String table : List.of("orders_by_shop", "returns_by_shop")) {
                List<WindowRow> found = store.windowRows(table, key, Long.MIN_VALUE, Long.MAX_VALUE)
                        .join();
                rows += found.size();
            }
        }
        return rows;
    }

    /** Sends a few at a time, in order; after a rejection again from the first that was not accepted. */
    private static final class Client {
        final Map<String, String> answered = new HashMap<>();
        private final History history;
        private int next;

        Client(History history) {
            this.history = history;
        }

        boolean isDone() {
            return next == EVENTS;
        }

        void send(LiveProject live) throws Exception {
            send(live, submitting -> {});
        }

        /**
         * Until all is accepted or something is rejected.
         *
         * @param submitting told when some are submitted (true) and when these are on their way (false)
         */
        void send(LiveProject live, Consumer<Boolean> submitting) throws Exception {
            boolean well = true;
            while (well && !isDone()) {
                List<CompletableFuture<Outcome>> answers = new ArrayList<>();
                submitting.accept(true);
                for (int i = next; i < Math.min(EVENTS, next + IN_FLIGHT); i++) {
                    answers.add(live.submit(history.events.get(i)));
                }
                submitting.accept(false);
                for (CompletableFuture<Outcome> answer : answers) {
                    Outcome outcome = answer.get(20, TimeUnit.SECONDS);
                    if (outcome instanceof Outcome.Accepted accepted && well) {
                        accept(accepted);
                    } else {
                        well = false;
                    }
                }
            }
        }

        private void accept(Outcome.Accepted accepted) {
            accepted.decisions().forEach(decision -> {
                String before = answered.put(decision.id() + "/" + decision.name(), bits(decision));
                assertThat(before).isIn(null, bits(decision));
            });
            next++;
        }
    }

    /** From some operation on nothing works; the first of these may have had its effect all the same. */
    static final class Killer implements FaultyStore.Faults {
        volatile boolean dead;
        private final Random random;
        private int left;

        Killer(Random random, int operations) {
            this.random = random;
            this.left = operations;
        }

        @Override
        public synchronized <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
            if (survives()) {
                return work.get();
            }
            // The first that fails may have had its effect; after it the process is dead.
            return left == 0 ? FaultyStore.fails(random, work) : FaultyStore.failed();
        }

        @Override
        public synchronized CompletableFuture<Void> write(Store store, List<StoredEvent> events, List<WindowRow> rows) {
            if (survives()) {
                return store.write(events, rows);
            }
            if (left == 0) {
                FaultyStore.writeSome(random, store, events, rows);
            }
            return FaultyStore.failed();
        }

        private boolean survives() {
            left--;
            dead = left <= 0;
            return !dead;
        }
    }

    private static final class Flaky implements FaultyStore.Faults {
        volatile boolean on;
        /**
         * Whether the journal cannot be read, so that nothing heals: else one of several submitted events could be rejected and the next one, submitted after the healing, be
         * decided before it.
         */
        volatile boolean down;

        private final Random random;

        Flaky(Random random) {
            this.random = random;
        }

        @Override
        public synchronized <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
            if (down && operation.equals("journal")) {
                return FaultyStore.failed();
            }
            return works() ? work.get() : FaultyStore.fails(random, work);
        }

        @Override
        public synchronized CompletableFuture<Void> write(Store store, List<StoredEvent> events, List<WindowRow> rows) {
            if (works()) {
                return store.write(events, rows);
            }
            FaultyStore.writeSome(random, store, events, rows);
            return FaultyStore.failed();
        }

        private boolean works() {
            return !on || random.nextInt(20) != 0;
        }
    }
}
