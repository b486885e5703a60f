package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import dev.pandan.testkit.tls.Certificates;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections to mongo-java-server, which asks for no certificate of the client. */
final class TlsIT {
    @TempDir
    private static Path folder;

    private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
    private static final MongoServer PLAIN = new MongoServer(new MemoryBackend());
    private static Certificates own;
    private static Certificates foreign;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        own = new Certificates(folder.resolve("own"));
        foreign = new Certificates(folder.resolve("foreign"));
        encrypt(own.keyStore("node", "ip:127.0.0.1"));
        port = SERVER.bind().getPort();
    }

    private static void encrypt(Path file) throws Exception {
        char[] password = Certificates.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance(file.toFile(), password);
        SERVER.enableSsl((PrivateKey) store.getKey("key", password), null, chain(store));
    }

    private static X509Certificate[] chain(KeyStore store) throws GeneralSecurityException {
        return Arrays.copyOf(store.getCertificateChain("key"), 2, X509Certificate[].class);
    }

    @AfterAll
    static void stop() {
        SERVER.shutdownNow();
        PLAIN.shutdownNow();
    }

    @Test
    void open_authorityThatIsTrusted_readsAndWrites() {
        try (Store store = open("127.0.0.1", port, tls(own))) {
            store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                    .join();
            store.write(List.of(new StoredEvent("events", "e1", 1, new byte[0], 1, 0, Map.of())), List.of())
                    .join();
            assertThat(store.events("events", List.of("e1")).join()).hasSize(1);
        }
    }

    @Test
    void open_authorityThatIsNotTrusted_isRefused() {
        assertRefused("127.0.0.1", port, tls(foreign), "its certificate is signed by nobody who is trusted");
        assertRefused("127.0.0.1", port, Map.of("tls", "true"), "its certificate is signed by nobody who is trusted");
    }

    @Test
    void open_certificateOfAnotherHost_isRefusedUnlessAnyWillDo() {
        assertRefused("localhost", port, tls(own), "its certificate is that of another host");
        Map<String, String> any = new HashMap<>(tls(own));
        any.put("tlsAllowInvalidHostnames", "true");
        open("localhost", port, any).close();
    }

    @Test
    void open_serverThatDoesNotEncrypt_isRefused() {
        int plain = PLAIN.bind().getPort();
        assertRefused("127.0.0.1", plain, tls(own), "does not answer");
        assertRefused(
                "localhost",
                port,
                Map.of(),
                "check that it runs, that its disks are not full, that host and port are right, that tls");
    }

    @Test
    void open_authorityWithoutTls_isRefusedBeforeAnythingIsSent() {
        Map<String, String> options = new HashMap<>(tls(own));
        options.remove("tls");
        assertThatThrownBy(() -> open("127.0.0.1", port, options))
                .isInstanceOf(PandanException.class)
                .hasMessage("store: tlsCAFile without tls (expected: tls=true beside it)");
    }

    private static Map<String, String> tls(Certificates trusted) {
        return Map.of("tls", "true", "tlsCAFile", trusted.authority().toString());
    }

    private static void assertRefused(String host, int port, Map<String, String> options, String what) {
        Map<String, String> quick = new HashMap<>(options);
        quick.put("timeout", "2s");
        assertThatThrownBy(() -> open(host, port, quick))
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("MongoDB at " + host + ":" + port)
                .hasMessageContaining(what);
    }

    private static Store open(String host, int port, Map<String, String> options) {
        return Stores.open(new StoreAddress("mongodb", false, List.of(host + ":" + port), "shop", options), "shop");
    }
}
