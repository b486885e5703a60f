package dev.pandan.server;

import com.linecorp.armeria.server.Server;
import dev.pandan.live.LiveProject;
import dev.pandan.server.metrics.LastMinute;
import dev.pandan.server.problem.ProblemErrors;
import dev.pandan.server.route.Routes;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves one project over HTTP. Thread-safe. */
public final class PandanServer implements AutoCloseable {
    private static final int BLOCKING_THREADS = 8;
    private static final long QUIET_MILLIS = 50;
    /** After which a request that is no stream is answered 503, whatever it waits for. */
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Longer than load balancers keep connections, 60 s as a rule: they never send a request into one that is being closed. */
    private static final Duration IDLE = Duration.ofSeconds(75);

    private final Server server;
    private final Routes routes;
    private final Future<?> sampling;

    private PandanServer(Server server, Routes routes, Future<?> sampling) {
        this.server = server;
        this.routes = routes;
        this.sampling = sampling;
    }

    /**
     * Listens, and returns once requests are answered.
     *
     * @param live stays open when the server is closed
     * @throws PandanException {@code PORT_TAKEN} if the address cannot be listened on
     */
    public static PandanServer start(ServerOptions options, LiveProject live) {
        LastMinute minute = new LastMinute(live.metrics(), System::nanoTime);
        Routes routes = new Routes(live, version(), options.streams(), minute, System::nanoTime);
        Server server = build(options, routes);
        try {
            server.start().join();
        } catch (CompletionException e) {
            throw portTaken(options, e.getCause());
        }
        Future<?> sampling =
                server.config().workerGroup().next().scheduleAtFixedRate(minute::sample, 1, 1, TimeUnit.SECONDS);
        return new PandanServer(server, routes, sampling);
    }

    private static Server build(ServerOptions options, Routes routes) {
        var builder = Server.builder()
                .http(new InetSocketAddress(options.host(), options.port()))
                .disableServerHeader()
                .meterRegistry(new CompositeMeterRegistry())
                .blockingTaskExecutor(BLOCKING_THREADS)
                .maxRequestLength(options.maxBodyBytes())
                .requestTimeout(ANSWER)
                .idleTimeout(IDLE)
                .gracefulShutdownTimeoutMillis(
                        QUIET_MILLIS, Math.max(QUIET_MILLIS, options.drain().toMillis()))
                // What callers do wrong is theirs to read, not the log's; defects are logged where they are answered.
                .unloggedExceptionsReportIntervalMillis(0)
                .errorHandler(new ProblemErrors());
        routes.addTo(builder);
        return builder.build();
    }

    private static PandanException portTaken(ServerOptions options, @Nullable Throwable cause) {
        if (!(cause instanceof IOException)) {
            return PandanException.of(ErrorCode.INTERNAL, "the HTTP server did not start", cause);
        }
        return PandanException.of(
                ErrorCode.PORT_TAKEN,
                "port " + options.port() + " of " + options.host()
                        + " cannot be listened on: it is in use, or not yours (choose another with --port, or stop what uses it)",
                cause);
    }

    /** The port that is listened on. */
    public int port() {
        return server.activeLocalPort();
    }

    /**
     * Takes in no more, lets what is being answered be answered, at most as long as the options say, then cuts off the rest. May be called twice.
     */
    @Override
    public void close() {
        sampling.cancel(false);
        routes.stop();
        server.stop().join();
    }

    private static String version() {
        return Optional.ofNullable(PandanServer.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
