package dev.pandan.store.tls;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

/**
 * A file of certificates, in PEM or as a key store.
 *
 * @param option its name in the address, for messages
 * @param password of a key store; empty: none
 */
record KeyFile(String option, Path path, String password) {
    /** Every certificate of the file is trusted. */
    KeyStore authorities() throws GeneralSecurityException {
        KeyStore store = load(false);
        if (Collections.list(store.aliases()).stream().noneMatch(alias -> holds(store, alias, false))) {
            throw unusable("holds no certificate (expected: certificates in PEM, or a trust store with the option "
                    + option + "Password)");
        }
        return store;
    }

    /** A key with its certificate. */
    KeyStore identity() throws GeneralSecurityException {
        KeyStore store = load(true);
        if (Collections.list(store.aliases()).stream().noneMatch(alias -> holds(store, alias, true))) {
            throw unusable("holds no private key (expected: a certificate and its key)");
        }
        return store;
    }

    private static boolean holds(KeyStore store, String alias, boolean key) {
        try {
            return key ? store.isKeyEntry(alias) : store.isCertificateEntry(alias);
        } catch (GeneralSecurityException notLoaded) {
            throw new IllegalStateException(notLoaded);
        }
    }

    private KeyStore load(boolean withKey) throws GeneralSecurityException {
        try {
            String text = Files.readString(path, StandardCharsets.ISO_8859_1);
            return Pem.isPem(text)
                    ? ofPem(text, withKey)
                    : KeyStore.getInstance(path.toFile(), password.isEmpty() ? null : password.toCharArray());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException failure) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    "store: " + option + ": " + path + " cannot be read ("
                            + failure.getClass().getSimpleName()
                            + "; expected: a file that this user may read, in PEM, or a key store in PKCS#12 or JKS with the option "
                            + option + "Password)",
                    failure);
        }
    }

    private KeyStore ofPem(String text, boolean withKey) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        List<X509Certificate> certificates = Pem.certificates(text);
        if (withKey && !certificates.isEmpty()) {
            store.setKeyEntry(
                    "client",
                    Pem.key(text)
                            .orElseThrow(
                                    () -> unusable(
                                            "holds no private key that can be read (expected: 'BEGIN PRIVATE KEY',"
                                                    + " as 'openssl pkcs8 -topk8 -nocrypt' writes it; a key with a password belongs into a PKCS#12 file)")),
                    password.toCharArray(),
                    certificates.toArray(new X509Certificate[0]));
        } else {
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("ca" + i, certificates.get(i));
            }
        }
        return store;
    }

    private PandanException unusable(String why) {
        return PandanException.of(ErrorCode.FILE_UNUSABLE, "store: " + option + ": " + path + " " + why);
    }
}
