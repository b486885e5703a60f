package dev.pandan.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.tls.TlsFailure;
import dev.pandan.store.tls.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options' files in both forms, in handshakes of both sides. */
final class TlsOptionsTest {
    @TempDir
    private static Path folder;

    private static Certificates own;
    private static Certificates foreign;
    private static Path keys;
    private static Path trust;

    @BeforeAll
    static void make() {
        own = new Certificates(folder.resolve("own"));
        foreign = new Certificates(folder.resolve("foreign"));
        keys = own.keyStore("node", "dns:localhost");
        trust = own.trustStore();
    }

    @Test
    void context_pemOrKeyStore_bothSidesTrustEachOther() throws Exception {
        SSLContext pem = context(own.authority(), "", own.pem("node"), "");
        SSLContext stores = context(trust, Certificates.PASSWORD, keys, Certificates.PASSWORD);
        assertThat(handshake(pem, stores)).isEqualTo("hello");
        assertThat(handshake(stores, pem)).isEqualTo("hello");
    }

    @Test
    void context_otherAuthority_handshakeTellsSo() {
        SSLContext server = context(own.authority(), "", keys, Certificates.PASSWORD);
        SSLContext client = context(foreign.authority(), "", own.pem("node"), "");
        assertThatThrownBy(() -> handshake(server, client))
                .satisfies(failure -> assertThat(TlsFailure.OF_OPTIONS.reason(TlsFailure.text(failure)))
                        .hasValueSatisfying(reason -> assertThat(reason).contains("signed by nobody who is trusted")));
    }

    @Test
    void of_whatIsWrong_isNamed() {
        assertThat(TlsOptions.of(Map.of("dc", "dc1"))).isEmpty();
        assertThat(TlsOptions.of(Map.of("tls", "false"))).isEmpty();
        assertInvalid(Map.of("tls", "yes"), "tls: yes (expected: true or false)");
        assertInvalid(Map.of("tls", "true", "tlsAllowInvalidHostnames", "no"), "tlsAllowInvalidHostnames: no");
        assertInvalid(
                Map.of("tlsCAFile", "/x", "tlsCertificateKeyFile", "/y"),
                "tlsCAFile, tlsCertificateKeyFile without tls");
    }

    @Test
    void context_fileThatWillNotDo_isNamedWithWhatIsExpected() throws IOException {
        assertUnusable("tlsCAFile", folder.resolve("nothing"), "", "nothing cannot be read (NoSuchFile");
        assertUnusable("tlsCAFile", trust, "hunter2", "trust.p12 cannot be read (IOException");
        assertUnusable("tlsCAFile", text("noise", "noise"), "", "noise cannot be read");
        assertUnusable("tlsCAFile", text("empty.pem", "-----BEGIN NOTHING-----"), "", "holds no certificate");
        assertUnusable("tlsCertificateKeyFile", own.authority(), "", "holds no private key that can be read");
        String encrypted = Files.readString(own.pem("node")).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
        assertUnusable("tlsCertificateKeyFile", text("encrypted.pem", encrypted), "", "belongs into a PKCS#12 file");
        assertUnusable("tlsCertificateKeyFile", trust, Certificates.PASSWORD, "holds no private key");
    }

    @Test
    void toString_passwords_areNotShown() {
        assertThat(TlsOptions.read(Map.of("tlsCAFilePassword", "hunter2", "tlsCertificateKeyFilePassword", "hunter2")))
                .asString()
                .doesNotContain("hunter2");
    }

    private static Path text(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertInvalid(Map<String, String> options, String what) {
        assertThatThrownBy(() -> TlsOptions.of(options))
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.PROJECT_INVALID))
                .hasMessageContaining(what);
    }

    private static void assertUnusable(String option, Path file, String password, String what) {
        TlsOptions options = TlsOptions.read(Map.of(option, file.toString(), option + "Password", password));
        assertThatThrownBy(options::context)
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.FILE_UNUSABLE))
                .hasMessageContaining("store: " + option + ": " + file.getParent())
                .hasMessageContaining(what)
                .message()
                .doesNotContain("hunter2");
    }

    private static SSLContext context(Path trusted, String trustedPassword, Path identity, String identityPassword) {
        return TlsOptions.of(Map.of(
                        "tls",
                        "true",
                        "tlsCAFile",
                        trusted.toString(),
                        "tlsCAFilePassword",
                        trustedPassword,
                        "tlsCertificateKeyFile",
                        identity.toString(),
                        "tlsCertificateKeyFilePassword",
                        identityPassword))
                .orElseThrow()
                .context();
    }

    /** What the client reads, when each has seen the other's certificate. */
    private static String handshake(SSLContext server, SSLContext client) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setNeedClientAuth(true);
            Thread greeter = new Thread(() -> greet(listening));
            greeter.start();
            try (SSLSocket socket = (SSLSocket)
                    client.getSocketFactory().createSocket(listening.getInetAddress(), listening.getLocalPort())) {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            }
        }
    }

    private static void greet(SSLServerSocket listening) {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refused) {
            // The client tells.
        }
    }
}
