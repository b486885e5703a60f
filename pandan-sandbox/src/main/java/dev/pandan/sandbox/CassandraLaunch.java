package dev.pandan.sandbox;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One start of a server, from the checks to the first answer. */
final class CassandraLaunch {
    private static final int PROBE_MILLIS = 20;
    private static final int ATTEMPTS = 3;

    private CassandraLaunch() {}

    static StartedServer start(CassandraOptions options, String tie) {
        Runtime17.check(options.javaHome());
        List<Path> classPath = ChildCommand.classPath(options);
        ServerFolder folder = new ServerFolder(options.dataFolder());
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(options, tie, classPath, folder);
            } catch (PandanException failure) {
                // A free port that was chosen here may be gone a moment later.
                boolean again =
                        failure.code() == ErrorCode.PORT_TAKEN && options.port().isEmpty() && attempt < ATTEMPTS;
                if (!again) {
                    throw failure;
                }
            }
        }
    }

    private static StartedServer attempt(
            CassandraOptions options, String tie, List<Path> classPath, ServerFolder folder) {
        folder.claim();
        ClassArchive archive = ClassArchive.of(ChildCommand.cacheFolder(options), options.javaHome(), classPath);
        Path draft = archive.draft(ProcessHandle.current().pid());
        // A Java with an agent archives no classes.
        boolean agent = ChildCommand.agent(classPath).isPresent();
        ServerState state = ports(options, folder, agent || archive.exists() ? "" : draft.toString());
        CassandraConfiguration.write(options, folder, state);
        List<String> sharing = agent ? List.of() : archive.exists() ? archive.use() : archive.record(draft);
        List<String> command = ChildCommand.of(options, folder, tie, classPath, sharing);
        Process process = ChildProcess.spawn(command, folder.root(), folder.log(), tie);
        try {
            ServerState running = state.withPid(process.pid());
            running.write(folder.state());
            awaitAnswer(process, options, folder, running);
            return new StartedServer(process, folder, running);
        } catch (PandanException | InterruptedException failure) {
            ChildProcess.kill(process.toHandle());
            if (failure instanceof PandanException known) {
                throw known;
            }
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while Cassandra was starting");
        }
    }

    private static ServerState ports(CassandraOptions options, ServerFolder folder, String archive) {
        Optional<ServerState> before = ServerState.read(folder.state());
        String host = options.bindAddress();
        int port = options.port()
                .orElseGet(
                        () -> FreePorts.preferring(before.map(ServerState::port).orElse(0), host, 0));
        if (options.port().isPresent() && !FreePorts.isFree(host, port)) {
            throw PandanException.of(
                    ErrorCode.PORT_TAKEN,
                    "port " + port + " on " + host
                            + " is taken (expected: free, for Cassandra's CQL); stop who listens there or choose another port");
        }
        int storagePort = options.ring()
                .map(CassandraRing::storagePort)
                .orElseGet(() -> FreePorts.preferring(
                        before.map(ServerState::storagePort).orElse(0), host, port));
        return new ServerState("cassandra", 0, host, port, storagePort, archive);
    }

    private static void awaitAnswer(Process process, CassandraOptions options, ServerFolder folder, ServerState state)
            throws InterruptedException {
        long deadline = System.nanoTime() + options.startTimeout().toNanos();
        while (!CqlProbe.answers(state.host(), state.port())) {
            if (process.waitFor(PROBE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw FailureCause.of(folder, process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw FailureCause.slow(folder, options.startTimeout().toSeconds());
            }
        }
        if (!process.isAlive()) {
            // Someone else answers on that port.
            throw FailureCause.of(folder, process.exitValue());
        }
    }
}
