package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pandan.live.model.Champions;
import dev.pandan.live.tile.TileLimits;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.testkit.seed.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tiles, however they are cut, sealed beside late rows or lost, must not change any bit. */
class TilesTest {
    private static final Duration LEASE = Duration.ofHours(1);

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private long tiles;
    private long lives;

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void decide_anyTilesAnyCacheAnyTiming_readsAllEarlierRows() {
        Seeds.check("TilesTest", 40, random -> {
            HotShop shop = new HotShop(random, 100 + random.nextInt(400));
            Store store = random.nextInt(3) > 0 ? new MemoryStore() : slow(random.nextLong());
            Client client = new Client(shop, random);
            while (!client.isDone()) {
                int until = random.nextBoolean() ? shop.events.size() : random.nextInt(shop.events.size() + 1);
                live(options(shop, store, random), client, until);
            }
        });
        assertThat(tiles).as("tiles read").isGreaterThan(1_000);
    }

    @Test
    void decide_processKilledAtAnyOperation_readsAllEarlierRows() {
        Seeds.check("TilesTest killed", 80, random -> {
            HotShop shop = new HotShop(random, 150);
            AtomicLong nanos = new AtomicLong();
            MemoryStore store = new MemoryStore(nanos::get);
            Client client = new Client(shop, random);
            for (int life = 0; !client.isDone(); life++) {
                int operations = life < 10 ? 1 + random.nextInt(80) : Integer.MAX_VALUE;
                CrashTest.Killer killer = new CrashTest.Killer(new Random(random.nextLong()), operations);
                LiveOptions options = options(shop, new FaultyStore(store, killer), random)
                        .withLeaseTimes(new LeaseTimes(LEASE, Duration.ofMinutes(20), nanos::get));
                live(options, client, shop.events.size());
                nanos.addAndGet(LEASE.toNanos() + 1);
            }
        });
        assertThat(tiles).as("tiles read").isGreaterThan(1_000);
        assertThat(lives).isGreaterThan(150);
    }

    @Test
    void decide_afterLoadsOfWhichOneWasBrokenOff_readsAllEarlierRows() {
        Seeds.check("TilesTest loaded", 80, random -> {
            HotShop shop = new HotShop(random, 300);
            Store store = new MemoryStore();
            load(options(shop, store, random), shop, 0, 80);
            loadInVain(options(shop, new FaultyStore(store, brokenWrite(random)), random), shop, 80, 160);
            load(options(shop, store, random), shop, 160, 240);
            load(options(shop, store, random), shop, 80, 160);
            Client client = new Client(shop, random);
            client.next = 240;
            live(options(shop, store, random), client, 300);
            assertThat(client.isDone()).isTrue();
        });
        assertThat(tiles).as("tiles read").isGreaterThan(1_000);
    }

    /** One write has only a part of its effect, and fails. */
    private static FaultyStore.Faults brokenWrite(Random random) {
        int broken = 1 + random.nextInt(2);
        AtomicLong writes = new AtomicLong();
        return new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                return work.get();
            }

            @Override
            public CompletableFuture<Void> write(Store store, List<StoredEvent> events, List<WindowRow> rows) {
                if (writes.incrementAndGet() != broken) {
                    return store.write(events, rows);
                }
                FaultyStore.writeSome(random, store, events, rows);
                return FaultyStore.failed();
            }
        };
    }

    private static void loadInVain(LiveOptions options, HotShop shop, int from, int to) {
        assertThatThrownBy(() -> load(options, shop, from, to)).isInstanceOf(PandanException.class);
    }

    private static void load(LiveOptions options, HotShop shop, int from, int to) {
        try (LiveProject live = LiveProject.open(options)) {
            live.load(Load.of(shop.events.subList(from, to).stream()
                    .map(event -> (LoadRow) new LoadRow.Values(event.stream(), event.row()))
                    .iterator()));
        }
    }

    private void live(LiveOptions options, Client client, int until) {
        lives++;
        try (LiveProject live = LiveProject.open(options)) {
            client.send(live, until);
            tiles += live.metrics().windowCache().tilesRead();
        } catch (PandanException killedWhileOpening) {
            // The next life goes on.
        }
    }

    private static LiveOptions options(HotShop shop, Store store, Random random) {
        LiveOptions options = Live.options(store, TestModel.promoted(0));
        Champions none = TestModel.promoted(0);
        LiveLimits limits = LiveLimits.standard()
                .withCacheBytes(List.of(0L, 0L, 3_000L, 1L << 20).get(random.nextInt(4)))
                .withAllowedLateness(Duration.ofMinutes(List.of(0, 10, 60, 300).get(random.nextInt(4))))
                .withTiles(new TileLimits(
                        2 + random.nextInt(20),
                        1 + random.nextInt(8),
                        2 + random.nextInt(3),
                        1 + random.nextInt(20),
                        1 + random.nextInt(10)));
        return new LiveOptions(
                shop.program(),
                store,
                none,
                options.clock(),
                options.holder(),
                options.address(),
                limits,
                options.leaseTimes());
    }

    private Store slow(long seed) {
        Random random = new Random(seed);
        return new FaultyStore(new MemoryStore(), new FaultyStore.Faults() {
            @Override
            public <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work) {
                // Slow writes: sealing must not miss what is on its way.
                return late(random.nextInt(operation.equals("write") ? 5_000 : 300))
                        .thenCompose(begin -> work.get())
                        .thenCompose(value -> late(random.nextInt(300)).thenApply(end -> value));
            }
        });
    }

    private CompletableFuture<Void> late(long micros) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        var unused = scheduler.schedule(() -> future.complete(null), micros, TimeUnit.MICROSECONDS);
        return future;
    }

    /** Sends some events at a time, in order, and compares each decision; after a rejection again from the first that was not accepted. */
    private static final class Client {
        private final HotShop shop;
        private final Random random;
        private int next;

        Client(HotShop shop, Random random) {
            this.shop = shop;
            this.random = random;
        }

        boolean isDone() {
            return next == shop.events.size();
        }

        void send(LiveProject live, int until) {
            boolean well = true;
            while (well && next < until) {
                List<CompletableFuture<Outcome>> answers = new ArrayList<>();
                int end = Math.min(until, next + 1 + random.nextInt(24));
                for (Submission event : shop.events.subList(next, end)) {
                    answers.add(live.submit(event));
                }
                for (CompletableFuture<Outcome> answer : answers) {
                    well = well && isRight(get(answer));
                }
                if (random.nextInt(4) == 0) {
                    await().pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(1))
                            .atMost(Duration.ofSeconds(20))
                            .until(() -> !live.isSealing());
                }
            }
        }

        private boolean isRight(Outcome outcome) {
            if (!(outcome instanceof Outcome.Accepted accepted)) {
                return false;
            }
            assertThat(HotShop.text(accepted.decisions().get(0)))
                    .as("event %d, %s", next, shop.windows)
                    .isEqualTo(shop.expected.get(next));
            next++;
            return true;
        }

        private static Outcome get(CompletableFuture<Outcome> answer) {
            try {
                return answer.get(20, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }
    }
}
