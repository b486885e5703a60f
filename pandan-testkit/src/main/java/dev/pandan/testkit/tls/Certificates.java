package dev.pandan.testkit.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority that signs certificates, in a folder, made by the JDK's keytool, which takes some 0.5 s for each key. */
public final class Certificates {
    /** Of every key store. */
    public static final String PASSWORD = "changeit";

    private static final char[] SECRET = PASSWORD.toCharArray();
    private static final String AUTHORITY = "ca";
    private static final String KEY = "key";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path folder;

    /** Makes an authority in an empty folder. */
    public Certificates(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        keytool("ca", "-alias", AUTHORITY, "-dname", "CN=authority", "-ext", "bc:c");
    }

    /** The authority's certificate, in PEM. */
    public Path authority() {
        return write("ca.pem", block("CERTIFICATE", encoded(certificate())));
    }

    /** A trust store (PKCS#12) with the authority's certificate. */
    public Path trustStore() {
        return change("trust", store -> store.setCertificateEntry(AUTHORITY, certificate()));
    }

    /**
     * A key store (PKCS#12) with a key, its certificate and the authority's.
     *
     * @param names for example {@code ip:127.0.0.1,dns:localhost}
     */
    public Path keyStore(String name, String names) {
        try {
            Files.copy(path("ca"), path(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        keytool(name, "-alias", KEY, "-dname", "CN=" + name, "-ext", "san=" + names, "-signer", AUTHORITY);
        return change(name, store -> store.deleteEntry(AUTHORITY));
    }

    /** The same as a PEM file, of a key store that there is. */
    public Path pem(String name) {
        KeyStore store = load(name);
        try {
            StringBuilder text = new StringBuilder(
                    block("PRIVATE KEY", store.getKey(KEY, SECRET).getEncoded()));
            for (Certificate certificate : store.getCertificateChain(KEY)) {
                text.append(block("CERTIFICATE", encoded(certificate)));
            }
            return write(name + ".pem", text.toString());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Certificate certificate() {
        try {
            return load("ca").getCertificate(AUTHORITY);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What is done to a key store. */
    private interface Change {
        void on(KeyStore store) throws GeneralSecurityException;
    }

    private Path change(String name, Change change) {
        KeyStore store = load(name);
        try (OutputStream out = Files.newOutputStream(path(name))) {
            change.on(store);
            store.store(out, SECRET);
            return path(name);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private KeyStore load(String name) {
        try {
            if (Files.exists(path(name))) {
                return KeyStore.getInstance(path(name).toFile(), SECRET);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path write(String file, String text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + BASE64.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }

    private Path path(String name) {
        return folder.resolve(name + ".p12");
    }

    private void keytool(String store, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                path(store).toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keytool ran", interrupted);
        }
    }
}
