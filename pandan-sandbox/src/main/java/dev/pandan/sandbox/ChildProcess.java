package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts child processes and ends them in bounded time. */
final class ChildProcess {
    private ChildProcess() {}

    static Process spawn(List<String> command, Path folder, Path log, String tie) {
        return spawn(command, folder, log, tie, Map.of());
    }

    /**
     * @param environment variables beside those of this process
     */
    static Process spawn(List<String> command, Path folder, Path log, String tie, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        if (tie.equals(ChildMain.DETACHED)) {
            builder.redirectInput(Redirect.from(new File("/dev/null")));
        }
        // Options of the surrounding session (agents, heap) are not meant for the server.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    command.get(0) + ": cannot be started (" + failure.getMessage() + "); check the Java home",
                    failure);
        }
    }

    /** Ends the process with SIGTERM, after the given time with SIGKILL, and waits for its end. True if SIGTERM was enough. */
    static boolean terminate(ProcessHandle process, Duration patience) {
        process.destroy();
        if (ends(process, patience)) {
            return true;
        }
        kill(process);
        return false;
    }

    /** Ends the process with SIGKILL and waits for its end. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        ends(process, Duration.ofSeconds(30));
    }

    private static boolean ends(ProcessHandle process, Duration patience) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException alive) {
            return !process.isAlive();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException unexpected) {
            return !process.isAlive();
        }
    }
}
