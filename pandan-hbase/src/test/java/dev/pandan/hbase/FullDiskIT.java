package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.sandbox.HBaseServer;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of an embedded HBase fills up under writes: none is acknowledged that a restart does not find. Runs only with {@code -Dpandan.faults.disk=hbase}, and for those
 * who may mount a file system.
 */
@EnabledIfSystemProperty(named = "pandan.faults.disk", matches = "true|hbase")
final class FullDiskIT {
    private static final int BEFORE = 5_000;
    private static final int IN_FLIGHT = 32;
    private static final int FAILURES = 64;

    @TempDir
    private Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failed = new AtomicInteger();
    private int next;

    @Test
    @Timeout(600)
    void write_onFullDisk_isRefusedOrFoundAfterARestart() throws Exception {
        assertThat(run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", folder.toString()))
                .isZero();
        try {
            Path data = folder.resolve("hbase");
            HBaseServer server = HBaseServer.start(Server.options(data));
            try (Store store = Server.open(server, "full", Map.of("timeout", "2s"))) {
                store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                        .join();
                writeUntil(store, BEFORE, Integer.MAX_VALUE);
                assertThat(failed).hasValue(0);
                fill();
                writeUntil(store, Integer.MAX_VALUE, FAILURES);
                Files.delete(folder.resolve("filler"));
            } finally {
                server.kill();
            }
            try (HBaseServer again = HBaseServer.start(Server.options(data));
                    Store store = Server.open(again, "full", Map.of("timeout", "60s"))) {
                Set<String> found = new HashSet<>();
                store.events("events", new ArrayList<>(acknowledged)).join().forEach(event -> found.add(event.id()));
                System.out.println("of " + acknowledged.size() + " acknowledged (" + BEFORE
                        + " before the disk was full) " + found.size() + " are there; refused: " + failed);
                assertThat(found).containsAll(acknowledged);
            }
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    private void writeUntil(Store store, int mostAcknowledged, int mostFailed) throws InterruptedException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        while (acknowledged.size() < mostAcknowledged && failed.get() < mostFailed) {
            room.acquire();
            int number = next++;
            String id = "e" + number;
            StoredEvent event = new StoredEvent("events", id, number, new byte[1_000], number, 0, Map.of());
            var unused = store.write(List.of(event), List.of()).whenComplete((done, failure) -> {
                if (failure == null) {
                    acknowledged.add(id);
                } else {
                    failed.incrementAndGet();
                }
                room.release();
            });
        }
        room.acquire(IN_FLIGHT);
    }

    private void fill() {
        byte[] block = new byte[1 << 20];
        try (FileChannel file =
                FileChannel.open(folder.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                file.write(ByteBuffer.wrap(block));
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
