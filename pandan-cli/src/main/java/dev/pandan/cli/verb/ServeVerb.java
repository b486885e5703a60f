package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.capture.Captures;
import dev.pandan.server.PandanServer;
import dev.pandan.server.ServerOptions;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pandan serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Decide over HTTP until Ctrl-C; one process per project.")
public final class ServeVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    public ServeVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw PandanException.of(ErrorCode.USAGE, "--port: " + port + " (expected: 0 to 65535)");
        }
        // Others read in the lease where this process serves: that has to be known before the server listens.
        int chosen = port == 0 ? freePort() : port;
        CountDownLatch stop = new CountDownLatch(1);
        try (OpenProject open = project.open(context)) {
            LiveOptions options = LiveOptions.of(
                    open.program(), open.store(), open.registry(), context.clock(), "http://" + host + ":" + chosen);
            return serve(open, options, chosen, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ErrorCode.INTERRUPTED.exitStatus();
        }
    }

    private int serve(OpenProject open, LiveOptions options, int chosen, CountDownLatch stop)
            throws InterruptedException {
        try (LiveProject live = LiveProject.open(options);
                PandanServer server =
                        PandanServer.start(ServerOptions.onPort(chosen).withHost(host), live);
                Captures captures = Captures.start(live, options, context.terminal()::say)) {
            context.interrupts().instead(stop::countDown);
            context.terminal()
                    .print("serving " + open.folder().project().name() + " on http://" + host + ":" + server.port()
                            + " (dashboard at /, API at /docs)");
            warnOfMissingChampions(open, live);
            stop.await();
            context.terminal().say("stopping");
            return 0;
        }
    }

    private int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.PORT_TAKEN,
                    "no port of " + host + " can be listened on (is it an address of this machine?)",
                    e);
        }
    }

    private void warnOfMissingChampions(OpenProject open, LiveProject live) {
        open.folder().project().decisions().values().forEach(decision -> {
            if (decision.model().isPresent() && live.bundle(decision.name()).isEmpty()) {
                context.terminal()
                        .say("decision '" + decision.name() + "' has no champion: its fallback '"
                                + decision.policy().fallback() + "' is taken (train it: pandan train "
                                + decision.name() + ")");
            }
        });
    }
}
