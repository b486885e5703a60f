package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Store;
import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Late rows beside sealed tiles in a real Cassandra, while it and the process that decides are killed, alone and together. */
class TilesKilledIT {
    private static final String TABLE = "orders_by_shop";
    /** Acknowledged decisions between two kills. */
    private static final int BETWEEN = 120;
    /** Acknowledged decisions that the next process is asked for again. */
    private static final int AGAIN = 20;

    @TempDir
    Path folder;

    private final HotShop shop = TilesNode.shop();
    private CassandraServer server;
    private Process node;
    private BufferedReader answers;
    private int next = TilesNode.LOADED;
    /** Read by all processes, and by the one that runs. */
    private long tiles;

    private long tilesOfNode;

    @BeforeEach
    void start() {
        server = CassandraServer.start(options());
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (node != null) {
            node.destroyForcibly().waitFor();
        }
        server.close();
    }

    @Test
    @Timeout(480)
    void decide_processAndDatabaseKilled_readsLateRowsBesideTilesOnce() throws Exception {
        startNode(0, 0);
        for (int kill = 0; next + 2 * BETWEEN < TilesNode.EVENTS; kill++) {
            compare(next + BETWEEN);
            switch (kill % 3) {
                case 0 -> {
                    killNode();
                    startNode(next - AGAIN, kill % 2 == 0 ? 1 << 20 : 0);
                }
                case 1 -> killServer();
                default -> {
                    node.toHandle().destroyForcibly();
                    killServer();
                    killNode();
                    startNode(next - AGAIN, 0);
                }
            }
        }
        compare(TilesNode.EVENTS);
        assertThat(node.waitFor()).isZero();
        assertThat(tiles).as("tiles read").isGreaterThan(1_000);
        assertThat(lateBesideTiles()).as("late rows beside tiles").isGreaterThan(50);
    }

    private CassandraOptions options() {
        String library = Objects.requireNonNull(
                System.getProperty("pandan.cassandra.lib"), "pandan.cassandra.lib: the folder of Cassandra's jars");
        return CassandraOptions.of(Path.of(library), folder).withFastStart(true);
    }

    private void startNode(int from, long cacheBytes) throws IOException {
        node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TilesNode.class.getName(),
                        String.valueOf(server.contactPoint().getPort()),
                        String.valueOf(from),
                        String.valueOf(cacheBytes))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = node.inputReader();
        tilesOfNode = 0;
    }

    /** What was acknowledged may still be on its way to here; the handle, unlike the process, leaves it to be read. */
    private void killNode() throws IOException, InterruptedException {
        node.toHandle().destroyForcibly();
        node.waitFor();
        compare(Integer.MAX_VALUE);
    }

    private void killServer() {
        int port = server.contactPoint().getPort();
        server.kill();
        server = CassandraServer.start(options().withPort(port));
    }

    /** Compares answers up to an event, or to the last one. */
    private void compare(int until) throws IOException {
        while (next < until) {
            String line = answers.readLine();
            if (line == null) {
                assertThat(until).as("events until the process ended").isEqualTo(Integer.MAX_VALUE);
                return;
            }
            String[] answer = line.split(" ", 3);
            int event = Integer.parseInt(answer[0]);
            assertThat(answer[2]).as("event %d, %s", event, shop.windows).isEqualTo(shop.expected.get(event));
            tiles += Long.parseLong(answer[1]) - tilesOfNode;
            tilesOfNode = Long.parseLong(answer[1]);
            next = Math.max(next, event + 1);
        }
    }

    /** Rows that lie in a tile and arrived after it was sealed. */
    private long lateBesideTiles() {
        try (Store store = TilesNode.store(server.contactPoint().getPort())) {
            return keys().mapToLong(key -> {
                        List<StoredTile> sealed =
                                store.tiles().top(TABLE, key, Integer.MAX_VALUE).join();
                        return store.lateRows(TABLE, key, Long.MIN_VALUE).join().stream()
                                .filter(row -> sealed.stream().anyMatch(tile -> isBeside(row, tile)))
                                .count();
                    })
                    .sum();
        }
    }

    private static boolean isBeside(WindowRow row, StoredTile tile) {
        return tile.fromMicros() <= row.timeMicros()
                && row.timeMicros() < tile.toMicros()
                && row.arrival() > tile.arrival();
    }

    private Stream<Key> keys() {
        var code = shop.program().newCode();
        return shop.events.stream().map(event -> code.rowKey(0, event.row())).distinct();
    }
}
