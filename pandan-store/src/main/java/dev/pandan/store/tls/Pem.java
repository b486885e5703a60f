package dev.pandan.store.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in the form of RFC 7468; what stands between its blocks is passed over. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private Pem() {}

    static boolean isPem(String text) {
        return text.contains("-----BEGIN ");
    }

    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] block : blocks(text, "CERTIFICATE")) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
        }
        return certificates;
    }

    /** The first key in PKCS#8 without a password. */
    static Optional<PrivateKey> key(String text) throws NoSuchAlgorithmException {
        for (byte[] block : blocks(text, "PRIVATE KEY")) {
            for (String algorithm : ALGORITHMS) {
                try {
                    return Optional.of(
                            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(block)));
                } catch (InvalidKeySpecException other) {
                    // The key does not say outside of itself of which algorithm it is.
                }
            }
        }
        return Optional.empty();
    }

    private static List<byte[]> blocks(String text, String kind) {
        List<byte[]> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(kind)) {
                found.add(Base64.getMimeDecoder().decode(block.group(2)));
            }
        }
        return found;
    }
}
