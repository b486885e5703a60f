package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pandan.live.metrics.LiveMetrics.CacheMetrics;
import dev.pandan.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A project that runs on: what it keeps in memory, its threads and its open files do not grow with the events and keys it has seen. */
class LeakTest {
    private static final int ROUNDS = 10;
    private static final int EVENTS_PER_ROUND = 4_000;
    private static final int LIVES = 40;
    /** Room for a few hundred of the keys of a round. */
    private static final long CACHE_BYTES = 200_000;
    /** What is being read for the events in flight may come on top. */
    private static final long IN_FLIGHT_BYTES = 100_000;

    private static final LiveLimits LIMITS = LiveLimits.standard()
            .withAllowedLateness(Duration.ZERO)
            .withInFlight(64)
            .withCacheBytes(CACHE_BYTES);
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @Test
    void cache_everNewKeys_staysBelowItsBound() throws Exception {
        try (MemoryStore store = new MemoryStore();
                LiveProject live = LiveProject.open(
                        Live.options(store, TestModel.promoted(1)).withLimits(LIMITS))) {
            round(live, 0);
            int threads = ofPandan(Set.of()).size();
            for (int round = 1; round < ROUNDS; round++) {
                round(live, round);
                CacheMetrics cache = live.metrics().windowCache();
                assertThat(cache.bytes()).as("round %d", round).isLessThan(CACHE_BYTES + IN_FLIGHT_BYTES);
                assertThat(cache.evictions()).isGreaterThan(round * (long) EVENTS_PER_ROUND / 2);
                assertThat(ofPandan(Set.of())).as("round %d", round).hasSizeLessThanOrEqualTo(threads);
            }
        }
    }

    /** Every event has a key of its own. */
    private static void round(LiveProject live, int round) throws Exception {
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_ROUND; i++) {
            String id = "o-" + round + "-" + i;
            long at = Shop.START + (round * EVENTS_PER_ROUND + i) * 1_000L;
            answers.add(live.submitPatiently(Live.order(id, at, "shop-" + id, i)));
        }
        for (CompletableFuture<Outcome> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void close_afterManyLives_leavesNoThread() throws Exception {
        Set<Thread> before = threads();
        for (int life = 0; life < LIVES; life++) {
            live(life);
        }
        await().untilAsserted(() -> assertThat(ofPandan(before)).isEmpty());
    }

    @Test
    void close_afterManyLives_leavesNoOpenFile() throws Exception {
        assumeTrue(Files.isDirectory(OPEN_FILES), "open files are counted on Linux alone");
        live(0);
        long before = openFiles();
        for (int life = 1; life < LIVES; life++) {
            live(life);
        }
        // Class loading may open a few jars.
        assertThat(openFiles()).isLessThan(before + LIVES / 2);
    }

    private static void live(int life) throws Exception {
        try (MemoryStore store = new MemoryStore();
                LiveProject live = LiveProject.open(Live.options(store, TestModel.promoted(1)))) {
            Live.accepted(live, Live.order("o-" + life, Shop.START, "a", 1));
        }
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    private static List<String> ofPandan(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().startsWith("pandan"))
                .map(Thread::getName)
                .toList();
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.count();
        }
    }
}
