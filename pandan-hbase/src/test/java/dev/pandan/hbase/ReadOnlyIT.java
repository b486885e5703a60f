package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.sandbox.HBaseServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that may only be read. */
final class ReadOnlyIT {
    @Test
    void write_tablesAreReadOnly_isRefusedWithTheWayOutThenGoesOn(@TempDir Path folder) throws IOException {
        try (HBaseServer server = HBaseServer.start(Server.options(folder));
                Store store = Server.open(server, "shop", Map.of())) {
            store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                    .join();
            write(store, 1);
            setReadOnly(server, true);
            assertRefused(() -> write(store, 2));
            assertRefused(() -> store.journal().append(1, new byte[1]).join());
            assertRefused(() ->
                    store.lease().acquire("me", "", Duration.ofSeconds(10)).join());
            assertRefused(() -> store.objects().put("model", new byte[1]).join());
            assertThat(ids(store)).containsExactly("e1");
            setReadOnly(server, false);
            write(store, 3);
            assertThat(ids(store)).containsExactlyInAnyOrder("e1", "e3");
        }
    }

    private static List<String> ids(Store store) {
        return store.events("events", List.of("e1", "e2", "e3")).join().stream()
                .map(StoredEvent::id)
                .toList();
    }

    private static void setReadOnly(HBaseServer server, boolean readOnly) throws IOException {
        String host = "127.0.0.1:" + server.contactPoint().getPort();
        Settings settings = Settings.of(new StoreAddress("hbase", false, List.of(host), "shop", Map.of()), "shop");
        try (Connection connection = ConnectionFactory.createConnection(settings.configuration());
                Admin admin = connection.getAdmin()) {
            for (TableDescriptor table : admin.listTableDescriptorsByNamespace(Bytes.toBytes("shop"))) {
                admin.modifyTable(TableDescriptorBuilder.newBuilder(table)
                        .setReadOnly(readOnly)
                        .build());
            }
        }
    }

    private static void write(Store store, int number) {
        StoredEvent event = new StoredEvent("events", "e" + number, number, new byte[0], number, 0, Map.of());
        store.write(List.of(event), List.of()).join();
    }

    private static void assertRefused(ThrowingCallable action) {
        assertThatThrownBy(action)
                .cause()
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("is read-only");
    }
}
