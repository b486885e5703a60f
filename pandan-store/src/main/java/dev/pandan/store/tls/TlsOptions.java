package dev.pandan.store.tls;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom a connection trusts and how it names itself, named as in MongoDB's connection strings. The certificate of the server is always verified, and is that of the host
 * unless {@code allowInvalidHostnames}.
 *
 * @param authorities certificates in PEM, or a trust store in PKCS#12 or JKS; empty: those that this Java trusts
 * @param authoritiesPassword of the trust store; empty: none
 * @param identity the client's certificate with those that signed it and its key in PKCS#8, in one PEM file, or a key store in PKCS#12 or JKS; empty: none is shown
 * @param identityPassword of the key store; empty: none
 * @param allowInvalidHostnames whether a certificate of another host will do
 */
public record TlsOptions(
        Optional<Path> authorities,
        String authoritiesPassword,
        Optional<Path> identity,
        String identityPassword,
        boolean allowInvalidHostnames) {
    private static final String SWITCH = "tls";
    private static final String AUTHORITIES = "tlsCAFile";
    private static final String IDENTITY = "tlsCertificateKeyFile";
    private static final String ANY_HOST = "tlsAllowInvalidHostnames";
    private static final String PASSWORD = "Password";

    /** Names of the options, without {@code tls} itself. */
    public static final Set<String> NAMES =
            Set.of(AUTHORITIES, AUTHORITIES + PASSWORD, IDENTITY, IDENTITY + PASSWORD, ANY_HOST);

    /** Empty unless {@code tls} is true; an option of TLS without it is refused. */
    public static Optional<TlsOptions> of(Map<String, String> options) {
        boolean enabled = flag(options, SWITCH);
        TlsOptions read = read(options);
        if (!enabled) {
            refuseWithout(options);
        }
        return enabled ? Optional.of(read) : Optional.empty();
    }

    /** For a driver that knows by itself whether it encrypts. */
    public static TlsOptions read(Map<String, String> options) {
        return new TlsOptions(
                Optional.ofNullable(options.get(AUTHORITIES)).map(Path::of),
                options.getOrDefault(AUTHORITIES + PASSWORD, ""),
                Optional.ofNullable(options.get(IDENTITY)).map(Path::of),
                options.getOrDefault(IDENTITY + PASSWORD, ""),
                flag(options, ANY_HOST));
    }

    /** Who names a CA means an encrypted connection: there is no silent plain one. */
    public static void refuseWithout(Map<String, String> options) {
        Set<String> given = new TreeSet<>(options.keySet());
        given.retainAll(NAMES);
        if (!given.isEmpty()) {
            throw invalid(String.join(", ", given) + " without tls (expected: tls=true beside it)");
        }
    }

    private static boolean flag(Map<String, String> options, String name) {
        String value = options.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw invalid(name + ": " + value + " (expected: true or false)");
        }
        return value.equals("true");
    }

    /**
     * @throws PandanException FILE_UNUSABLE if a file cannot be read or holds something else
     */
    public SSLContext context() {
        KeyManager[] keys = null;
        TrustManager[] trust = null;
        try {
            if (identity.isPresent()) {
                KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                KeyFile file = new KeyFile(IDENTITY, identity.get(), identityPassword);
                factory.init(file.identity(), identityPassword.toCharArray());
                keys = factory.getKeyManagers();
            }
            if (authorities.isPresent()) {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(new KeyFile(AUTHORITIES, authorities.get(), authoritiesPassword).authorities());
                trust = factory.getTrustManagers();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE, "store: the certificates of TLS cannot be used: " + failure, failure);
        }
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "tls(" + authorities + ", " + identity + ")";
    }

    private static PandanException invalid(String problem) {
        return PandanException.of(ErrorCode.PROJECT_INVALID, "store: " + problem);
    }
}
