package dev.pandan.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * With what a node encrypts.
 *
 * @param keyStore its key and certificate, PKCS#12
 * @param trusted signers of clients, PKCS#12; empty: clients show no certificate
 * @param password of both files
 */
public record CassandraTls(Path keyStore, Optional<Path> trusted, String password) {
    String yaml() {
        return "client_encryption_options:\n  enabled: true\n  optional: true\n"
                + "  store_type: PKCS12\n  keystore: '" + keyStore + "'\n  keystore_password: '" + password + "'\n"
                + "  require_client_auth: " + trusted.isPresent() + "\n"
                + trusted.map(path -> "  truststore: '" + path + "'\n  truststore_password: '" + password + "'\n")
                        .orElse("");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "tls(" + keyStore + ", " + trusted + ")";
    }
}
