package dev.pandan.store.tls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what a connection failed for, if it was the encryption.
 *
 * @param authorities option that names those who are trusted
 * @param identity option that names the client's certificate
 * @param anyHost option by which a certificate of another host will do, with its value
 */
public record TlsFailure(String authorities, String identity, String anyHost) {
    /** With the names of {@link TlsOptions}. */
    public static final TlsFailure OF_OPTIONS =
            new TlsFailure("tlsCAFile", "tlsCertificateKeyFile", "tlsAllowInvalidHostnames=true");

    private static final Pattern HOST = Pattern.compile(
            "No (?:subject alternative [A-Za-z ]*|name )(?:matching (?:IP address )?[^\\s}]+ found|present)");
    private static final Pattern EXPIRED = Pattern.compile("Certificate(?:Expired|NotYetValid)Exception");
    private static final Pattern UNTRUSTED =
            Pattern.compile("PKIX path|unable to find valid certification path|trustAnchors parameter");
    private static final Pattern PLAIN =
            Pattern.compile("NotSslRecordException|not an SSL/TLS record|nrecognized SSL message");
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([A-Za-z_]+)");
    private static final Pattern OTHER = Pattern.compile("javax\\.net\\.ssl\\.SSL[A-Za-z]*Exception(?:: ([^}\\n]*))?");
    private static final int DEPTH = 12;

    /** In words that follow "the server", with what to do; empty if nothing tells of TLS. */
    public Optional<String> reason(String text) {
        Matcher host = HOST.matcher(text);
        if (host.find()) {
            return Optional.of("its certificate is that of another host (" + host.group()
                    + "; expected: the host as the address names it; " + anyHost + " takes any)");
        } else if (EXPIRED.matcher(text).find()) {
            return Optional.of("its certificate is not valid at this time (expected: one that is, and right clocks)");
        } else if (UNTRUSTED.matcher(text).find()) {
            return Optional.of("its certificate is signed by nobody who is trusted (expected: in " + authorities
                    + " the certificate" + " of the authority that signed it)");
        } else if (PLAIN.matcher(text).find()) {
            return Optional.of("it does not speak TLS on this port (expected: a port that does, or no tls)");
        }
        Matcher alert = ALERT.matcher(text);
        if (alert.find()) {
            return Optional.of("it broke off the handshake of TLS (" + alert.group(1)
                    + "; expected: in " + identity + " a client's certificate that it trusts, if it asks for one, and a"
                    + " version of TLS and ciphers in common)");
        }
        Matcher other = OTHER.matcher(text);
        return other.find() ? Optional.of("TLS could not be agreed upon (" + other.group(1) + ")") : Optional.empty();
    }

    /** All classes and messages of a failure and its causes. */
    public static String text(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            text.append(cause).append('\n');
            cause = cause.getCause();
        }
        return text.toString();
    }
}
