package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One start of a server, from the checks to the first connection. */
final class MongoLaunch {
    private static final String MAIN = "dev.pandan.sandbox.mongodb.ServerMain";
    private static final int PROBE_MILLIS = 20;
    private static final int LOG_LINES = 3;

    private MongoLaunch() {}

    static StartedServer start(MongoOptions options, String tie) {
        List<Path> classPath = classPath(options);
        ServerFolder folder = new ServerFolder(options.dataFolder());
        folder.claim();
        ServerState state = new ServerState("mongodb", 0, MongoOptions.HOST, port(options, folder), 0, "");
        Path log = folder.root().resolve("logs").resolve("mongodb.log");
        Process process = ChildProcess.spawn(command(options, folder, state, classPath, tie), folder.root(), log, tie);
        try {
            ServerState running = state.withPid(process.pid());
            running.write(folder.state());
            awaitConnection(process, options, folder, running, log);
            return new StartedServer(process, folder, running);
        } catch (PandanException failure) {
            ChildProcess.kill(process.toHandle());
            throw failure;
        } catch (InterruptedException interrupted) {
            ChildProcess.kill(process.toHandle());
            Thread.currentThread().interrupt();
            throw PandanException.of(
                    ErrorCode.INTERRUPTED, "interrupted while the MongoDB-compatible test server was starting");
        }
    }

    private static int port(MongoOptions options, ServerFolder folder) {
        int before = ServerState.read(folder.state()).map(ServerState::port).orElse(0);
        int port = options.port().orElseGet(() -> FreePorts.preferring(before, MongoOptions.HOST, 0));
        if (!FreePorts.isFree(MongoOptions.HOST, port)) {
            throw PandanException.of(
                    ErrorCode.PORT_TAKEN,
                    "port " + port + " on " + MongoOptions.HOST
                            + " is taken (expected: free, for the MongoDB-compatible test server); stop who listens there or choose another port");
        }
        return port;
    }

    private static List<Path> classPath(MongoOptions options) {
        Path library = options.libraryFolder();
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(library)) {
            files.filter(path -> path.toString().endsWith(".jar")).sorted().forEach(jars::add);
        } catch (IOException failure) {
            throw missing(library);
        }
        if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("pandan-sandbox-mongodb"))) {
            throw missing(library);
        }
        jars.add(0, LauncherJar.in(library.resolveSibling(library.getFileName() + "-cache")));
        return jars;
    }

    private static PandanException missing(Path library) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                library
                        + ": no pandan-sandbox-mongodb jar (expected: it and its dependencies); build Pandan again or name"
                        + " another library folder");
    }

    private static List<String> command(
            MongoOptions options, ServerFolder folder, ServerState state, List<Path> classPath, String tie) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + options.heapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        if (options.fastStart()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of(
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                ChildMain.class.getName(),
                tie,
                folder.lock().toString(),
                MAIN,
                folder.root().resolve("data.mv.db").toString(),
                state.host(),
                Integer.toString(state.port())));
        return command;
    }

    private static void awaitConnection(
            Process process, MongoOptions options, ServerFolder folder, ServerState state, Path log)
            throws InterruptedException {
        long deadline = System.nanoTime() + options.startTimeout().toNanos();
        while (!accepts(state)) {
            if (process.waitFor(PROBE_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
            if (System.nanoTime() > deadline) {
                throw failure("does not answer after " + options.startTimeout().toSeconds() + " s", log);
            }
        }
        // If it has ended, someone else answers on that port.
        if (!process.isAlive()) {
            throw process.exitValue() == ChildMain.FOLDER_IN_USE
                    ? folder.refusal()
                    : failure("ended with status " + process.exitValue(), log);
        }
    }

    private static boolean accepts(ServerState state) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(state.host(), state.port()), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static PandanException failure(String what, Path log) {
        return PandanException.of(
                ErrorCode.STORE_UNAVAILABLE,
                "the MongoDB-compatible test server " + what + ": " + end(log) + " (all of it: " + log + ")");
    }

    private static String end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "no log";
        }
    }
}
