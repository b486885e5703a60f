package dev.pandan.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a master for its workers.
 *
 * @param pagePort port of its web page on 127.0.0.1
 */
record MasterProbe(int pagePort) {
    private static final Pattern WORKERS = Pattern.compile("\"aliveworkers\"\\s*:\\s*(\\d+)");
    private static final int PATIENCE_MILLIS = 5_000;

    /** Workers that are registered; -1 if the master does not answer. */
    int workers() {
        try {
            URI page = URI.create("http://127.0.0.1:" + pagePort + "/json/");
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                Matcher found = WORKERS.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8));
                return found.find() ? Integer.parseInt(found.group(1)) : -1;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return -1;
        }
    }
}
