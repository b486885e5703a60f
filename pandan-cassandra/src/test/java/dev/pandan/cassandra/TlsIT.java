package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.sandbox.CassandraServer;
import dev.pandan.sandbox.CassandraTls;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import dev.pandan.testkit.tls.Certificates;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections to a real Cassandra, which wants a certificate of the client. */
final class TlsIT {
    @TempDir
    private static Path folder;

    private static Certificates own;
    private static Certificates foreign;
    private static CassandraServer server;

    @BeforeAll
    static void start() {
        own = new Certificates(folder.resolve("own"));
        foreign = new Certificates(folder.resolve("foreign"));
        own.keyStore("client", "dns:client");
        foreign.keyStore("client", "dns:client");
        CassandraTls tls = new CassandraTls(
                own.keyStore("node", "ip:127.0.0.1"), Optional.of(own.trustStore()), Certificates.PASSWORD);
        server = CassandraServer.start(Server.options(folder.resolve("data")).withTls(tls));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void open_pemFiles_readsAndWrites() {
        try (Store store = open("127.0.0.1", tls(own, own))) {
            store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                    .join();
            store.write(List.of(new StoredEvent("events", "e1", 1, new byte[0], 1, 0, Map.of())), List.of())
                    .join();
            Split all = store.eventSplits("events", 1).get(0);
            assertThat(store.scanEvents(all).next().id()).isEqualTo("e1");
        }
    }

    @Test
    void open_keyStores_connects() {
        open(
                        "127.0.0.1",
                        Map.of(
                                "tls",
                                "true",
                                "tlsCAFile",
                                folder.resolve("own/trust.p12").toString(),
                                "tlsCAFilePassword",
                                Certificates.PASSWORD,
                                "tlsCertificateKeyFile",
                                folder.resolve("own/client.p12").toString(),
                                "tlsCertificateKeyFilePassword",
                                Certificates.PASSWORD))
                .close();
    }

    @Test
    void open_authorityThatIsNotTrusted_isRefused() {
        assertRefused("127.0.0.1", tls(foreign, own), "its certificate is signed by nobody who is trusted");
        Map<String, String> none = tls(foreign, own);
        none.remove("tlsCAFile");
        assertRefused("127.0.0.1", none, "its certificate is signed by nobody who is trusted");
    }

    @Test
    void open_certificateOfAnotherHost_isRefusedUnlessAnyWillDo() {
        assertRefused("localhost", tls(own, own), "its certificate is that of another host");
        Map<String, String> any = tls(own, own);
        any.put("tlsAllowInvalidHostnames", "true");
        open("localhost", any).close();
    }

    @Test
    void open_clientWithoutACertificateThatIsTrusted_isRefused() {
        Map<String, String> none = tls(own, own);
        none.remove("tlsCertificateKeyFile");
        assertRefused("127.0.0.1", none, "in tlsCertificateKeyFile a client's certificate that it trusts");
        assertRefused("127.0.0.1", tls(own, foreign), "in tlsCertificateKeyFile a client's certificate that it trusts");
    }

    @Test
    void open_serverThatDoesNotEncrypt_isRefused() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread answers = new Thread(() -> answer(plain));
            answers.setDaemon(true);
            answers.start();
            StoreAddress address = new StoreAddress(
                    "cassandra", false, List.of("127.0.0.1:" + plain.getLocalPort()), "shop", tls(own, own));
            assertThatThrownBy(() -> Stores.open(address, "shop"))
                    .isInstanceOf(PandanException.class)
                    .hasMessageContaining("it does not speak TLS on this port");
        }
    }

    private static void answer(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket socket = plain.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream().write("This is not TLS.".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            } catch (IOException closed) {
                // The next connection.
            }
        }
    }

    private static Map<String, String> tls(Certificates trusted, Certificates client) {
        return new HashMap<>(Map.of(
                "tls", "true",
                "tlsCAFile", trusted.authority().toString(),
                "tlsCertificateKeyFile", client.pem("client").toString()));
    }

    private static void assertRefused(String host, Map<String, String> options, String what) {
        assertThatThrownBy(() -> open(host, options))
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("Cassandra at " + host + ":")
                .hasMessageContaining(what);
    }

    private static Store open(String host, Map<String, String> options) {
        String place = host + ":" + server.contactPoint().getPort();
        return Stores.open(new StoreAddress("cassandra", false, List.of(place), "shop", options), "shop");
    }
}
