package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoreLayout.WindowTableLayout;
import dev.pandan.store.StoreVersions;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import dev.pandan.testkit.store.StoreContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CassandraStoreIT extends StoreContract {
    /** More than a page of a migration. */
    private static final int EVENTS = 1_200;

    private static final long BUCKET = 3_600_000_000L;
    private static final Key KEY = new KeyCodec(List.of(ColumnType.STRING)).encode(new @Nullable Object[] {"JFK"});

    @TempDir
    private static Path folder;

    private @Nullable CassandraServer server;

    @Override
    protected void startServer() {
        server = CassandraServer.start(Server.options(folder));
    }

    @Override
    protected void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Store open(String namespace) {
        return Server.open(server, namespace, Map.of("timeout", "60s"));
    }

    @Test
    void migrate_brokenOffTablesOfLayoutTwo_everyEventAndRowAsBefore() {
        Store made = open("layout_two");
        made.create(new StoreLayout(List.of("orders"), List.of(new WindowTableLayout("by_city", BUCKET)), List.of()))
                .join();
        made.objects().put("models/old", new byte[1]).join();
        List<StoredEvent> events =
                IntStream.range(0, EVENTS).mapToObj(CassandraStoreIT::event).toList();
        List<WindowRow> rows =
                events.stream().limit(50).map(CassandraStoreIT::row).toList();
        try (LayoutTwo old = new LayoutTwo(server, "layout_two")) {
            old.makeAnew("orders", "by_city");
            events.forEach(event -> old.write(shard(event), event));
            rows.forEach(row -> old.write(Math.floorDiv(row.timeMicros(), BUCKET), row));
            old.breakOff("orders", shard(events.get(0)), events.get(0));
        }
        made.close();
        try (Store store = open("layout_two")) {
            StoreVersions versions = new StoreVersions(store);
            versions.migrate(step -> {});
            versions.openReadable();
            store.migrate(StoreVersions.CURRENT);

            Map<String, StoredEvent> found = new TreeMap<>();
            for (Split split : store.eventSplits("orders", 4)) {
                try (Scan<StoredEvent> scan = store.scanEvents(split)) {
                    scan.forEachRemaining(event -> found.put(event.id(), event));
                }
            }
            assertThat(found).hasSize(EVENTS);
            events.forEach(event ->
                    assertThat(found.get(event.id())).usingRecursiveComparison().isEqualTo(event));
            assertThat(store.windowRows("by_city", KEY, 0, BUCKET).join())
                    .usingRecursiveComparison()
                    .isEqualTo(rows);
            store.write(List.of(event(EVENTS)), List.of(row(event(EVENTS)))).join();
            assertThat(store.events("orders", List.of("o-" + EVENTS)).join()).hasSize(1);
        }
    }

    private static StoredEvent event(int i) {
        byte[] decision = ("decision " + i).getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(
                "orders",
                "o-" + i,
                1_000_000L + i * 60_000_000L,
                ("payload " + i).repeat(i % 4).getBytes(StandardCharsets.UTF_8),
                (1L << 40) + i,
                1_700_000_000_000_000L + i,
                i % 3 == 0 ? Map.of() : Map.of("late", decision));
    }

    private static WindowRow row(StoredEvent event) {
        return new WindowRow("by_city", KEY, event.timeMicros(), event.id(), event.payload(), event.arrival(), false);
    }

    /** As the store puts it. */
    private static int shard(StoredEvent event) {
        return (int) Long.remainderUnsigned(Hash64.ofId(event.id()), 512);
    }
}
