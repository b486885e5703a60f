package dev.pandan.server;

import dev.pandan.server.stream.StreamLimits;
import java.time.Duration;

/**
 * How a project is served.
 *
 * @param host address to listen on, for example {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param port 0 to 65535; 0: any free port
 * @param streams limits of each request of {@code /v1/events}
 * @param maxBodyBytes longest body of the other requests
 * @param drain how long {@link PandanServer#close()} waits for requests that are being answered
 */
public record ServerOptions(String host, int port, StreamLimits streams, int maxBodyBytes, Duration drain) {
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535");
        }
        if (maxBodyBytes < 1 || drain.isNegative()) {
            throw new IllegalArgumentException("maxBodyBytes is at least 1, drain not negative");
        }
    }

    /** On 127.0.0.1: 1,024 lines in flight of at most 1 MiB, bodies of at most 4 MiB, 10 seconds to drain. */
    public static ServerOptions onPort(int port) {
        return new ServerOptions("127.0.0.1", port, new StreamLimits(1_024, 1 << 20), 4 << 20, Duration.ofSeconds(10));
    }

    public ServerOptions withHost(String other) {
        return new ServerOptions(other, port, streams, maxBodyBytes, drain);
    }

    public ServerOptions withDrain(Duration other) {
        return new ServerOptions(host, port, streams, maxBodyBytes, other);
    }
}
