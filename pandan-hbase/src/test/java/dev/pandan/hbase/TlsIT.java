package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.sandbox.HBaseServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.testkit.tls.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HBase that talks nothing but TLS and wants a certificate of each client; it is one itself. */
final class TlsIT {
    private static final String PREFIX = "hbase.rpc.tls.";

    @TempDir
    private static Path folder;

    private static Map<String, String> right;
    private static Map<String, String> strange;
    private static HBaseServer server;

    @BeforeAll
    static void start() {
        right = properties("own");
        strange = properties("foreign");
        Map<String, String> properties = new HashMap<>(right);
        properties.put("hbase.server.netty.tls.enabled", "true");
        properties.put("hbase.server.netty.tls.supportplaintext", "false");
        server = HBaseServer.start(Server.options(folder.resolve("data")).withProperties(properties));
    }

    @AfterAll
    static void stop() {
        server.kill();
    }

    private static Map<String, String> properties(String name) {
        Certificates certificates = new Certificates(folder.resolve(name));
        return Map.of(
                "hbase.client.netty.tls.enabled",
                "true",
                PREFIX + "keystore.location",
                certificates.keyStore("node", "ip:127.0.0.1,dns:localhost").toString(),
                PREFIX + "keystore.password",
                Certificates.PASSWORD,
                PREFIX + "keystore.type",
                "pkcs12",
                PREFIX + "truststore.location",
                certificates.trustStore().toString(),
                PREFIX + "truststore.password",
                Certificates.PASSWORD,
                PREFIX + "truststore.type",
                "pkcs12");
    }

    @Test
    void open_propertiesInTheAddress_readsAndWrites() {
        assertWorks(right);
    }

    @Test
    void open_propertiesInAFile_readsAndWrites() throws Exception {
        String site = right.entrySet().stream()
                .map(entry -> "<property><name>" + entry.getKey() + "</name><value>" + entry.getValue()
                        + "</value></property>\n")
                .collect(Collectors.joining("", "<configuration>\n", "</configuration>\n"));
        Path conf = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(conf.resolve("hbase-site.xml"), site);
        assertWorks(Map.of("conf", conf.toString()));
    }

    private static void assertWorks(Map<String, String> options) {
        try (Store store = Server.open(server, "shop", options)) {
            store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                    .join();
            store.write(List.of(new StoredEvent("events", "e1", 1, new byte[0], 1, 0, Map.of())), List.of())
                    .join();
            assertThat(store.events("events", List.of("e1")).join()).hasSize(1);
        }
    }

    @Test
    void open_authorityThatIsNotTrusted_isRefused() {
        assertRefused(
                strange,
                "its certificate is signed by nobody who is trusted (expected: in " + PREFIX + "truststore.location");
    }

    @Test
    void open_clientThatDoesNotEncrypt_isRefused() {
        assertRefused(Map.of(), "does not answer");
    }

    private static void assertRefused(Map<String, String> options, String what) {
        Map<String, String> quick = new HashMap<>(options);
        quick.put("timeout", "3s");
        assertThatThrownBy(() -> create(quick)).satisfies(failure -> {
            PandanException refused =
                    (PandanException) (failure instanceof PandanException ? failure : failure.getCause());
            assertThat(refused.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
            assertThat(refused).hasMessageContaining("HBase at ").hasMessageContaining(what);
        });
    }

    private static void create(Map<String, String> options) {
        try (Store store = Server.open(server, "shop", options)) {
            store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                    .join();
        }
    }
}
