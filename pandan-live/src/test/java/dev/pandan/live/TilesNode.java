package dev.pandan.live;

import static org.awaitility.Awaitility.await;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.Window;
import dev.pandan.live.tile.TileLimits;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** A process that decides about the events of a {@link HotShop} over Cassandra until it is killed. */
final class TilesNode {
    static final int EVENTS = 1_500;
    /** Stored without a decision by the first process. */
    static final int LOADED = 500;

    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final TileLimits SMALL = new TileLimits(8, 8, 3, 16, 1_000);

    private final HotShop shop = shop();
    private int next;

    private TilesNode(int next) {
        this.next = next;
    }

    /** The same one in each process: the first with a window since ever that tiles can answer, and another window. */
    static HotShop shop() {
        long seed = LongStream.iterate(1, next -> next + 1)
                .filter(next -> readsTiles(new HotShop(new Random(next), 0).windows))
                .findFirst()
                .orElseThrow();
        return new HotShop(new Random(seed), EVENTS);
    }

    private static boolean readsTiles(List<Window> windows) {
        boolean ever = windows.stream().anyMatch(window -> window.frame().isUnbounded());
        boolean distinct = windows.stream()
                .flatMap(window -> window.aggregates().stream())
                .anyMatch(aggregate -> aggregate.function() == AggregateFunction.COUNT_DISTINCT);
        return ever && !distinct && windows.size() > 1;
    }

    static Store store(int port) {
        return Stores.open(
                new StoreAddress("cassandra", false, List.of("127.0.0.1:" + port), "shop", Map.of("timeout", "5s")),
                "shop");
    }

    /**
     * Prints a line per acknowledged decision: position of the event, tiles read until then, what it read and decided.
     *
     * @param arguments Cassandra's port, position of the first event, bytes of the cache
     */
    public static void main(String[] arguments) throws Exception {
        Thread parent = new Thread(TilesNode::endWithParent);
        parent.setDaemon(true);
        parent.start();
        TilesNode node = new TilesNode(Integer.parseInt(arguments[1]));
        try (Store store = store(Integer.parseInt(arguments[0]));
                LiveProject live = LiveProject.open(node.options(store, Long.parseLong(arguments[2])))) {
            if (node.next == 0) {
                node.load(live);
            }
            while (node.next < EVENTS) {
                node.send(live);
            }
        }
    }

    private static void endWithParent() {
        try {
            int end = System.in.read();
            Runtime.getRuntime().halt(end);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private LiveOptions options(Store store, long cacheBytes) {
        LiveOptions options = Live.options(shop.program(), store, TestModel.promoted(0));
        return new LiveOptions(
                options.program(),
                store,
                options.champions(),
                options.clock(),
                "node-" + ProcessHandle.current().pid(),
                "",
                LiveLimits.standard()
                        .withCacheBytes(cacheBytes)
                        .withAllowedLateness(Duration.ofMinutes(10))
                        .withTiles(SMALL),
                new LeaseTimes(Duration.ofSeconds(6), Duration.ofSeconds(1), System::nanoTime));
    }

    private void load(LiveProject live) {
        live.load(Load.of(shop.events.subList(0, LOADED).stream()
                .map(event -> (LoadRow) new LoadRow.Values(event.stream(), event.row()))
                .iterator()));
        next = LOADED;
    }

    /** Stops at a rejection until events are admitted again. */
    private void send(LiveProject live) throws Exception {
        List<CompletableFuture<Outcome>> answers = shop.events.subList(next, Math.min(EVENTS, next + AT_ONCE)).stream()
                .map(live::submit)
                .toList();
        boolean well = true;
        for (CompletableFuture<Outcome> answer : answers) {
            if (answer.get() instanceof Outcome.Accepted accepted && well) {
                String text = HotShop.text(accepted.decisions().get(0));
                System.out.println(next + " " + live.metrics().windowCache().tilesRead() + " " + text);
                next++;
            } else {
                well = false;
            }
        }
        if (!well) {
            await().atMost(PATIENCE).until(() -> live.trouble().isEmpty());
        }
    }
}
