package dev.pandan.training.job;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** The masters of a standalone cluster. */
final class Masters {
    private static final int PATIENCE_MILLIS = 5_000;

    private Masters() {}

    /** One of {@code spark://HOST:PORT,HOST:PORT} that takes connections; Spark itself would try for a minute and then stop without a word. */
    static URI reachable(String master) {
        List<URI> all = Arrays.stream(master.substring("spark://".length()).split(","))
                .map(place -> URI.create("spark://" + place))
                .toList();
        return all.stream()
                .filter(Masters::answers)
                .findFirst()
                .orElseThrow(
                        () -> PandanException.of(
                                ErrorCode.SPARK_UNAVAILABLE,
                                "Spark's master " + master
                                        + " does not answer (expected: a standalone master of Spark 4.1); start it, or correct --spark"));
    }

    private static boolean answers(URI master) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(master.getHost(), master.getPort()), PATIENCE_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
