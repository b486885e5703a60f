package dev.pandan.training.python;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a command under {@code watch.py}: it and all that it starts end with it, with its time limit, and with this process. What it prints is told line by line and kept
 * in a file.
 */
final class WatchedRun {
    private static final int LAST_LINES = 15;

    private final String interpreter;
    private final Path watch;
    private final Path log;
    private final Consumer<String> output;

    /**
     * @param watch {@code watch.py}
     * @param log file for all that the command prints
     */
    WatchedRun(String interpreter, Path watch, Path log, Consumer<String> output) {
        this.interpreter = interpreter;
        this.watch = watch;
        this.log = log;
        this.output = output;
    }

    /**
     * How a command ended.
     *
     * @param status exit status
     * @param inTime false: it was ended because its time was over
     * @param lastLines of what it printed
     */
    record End(int status, boolean inTime, List<String> lastLines) {
        boolean well() {
            return inTime && status == 0;
        }
    }

    End run(List<String> command, Path folder, Map<String, String> environment, Duration limit) {
        Process process = start(command, folder, environment);
        Deque<String> last = new ArrayDeque<>();
        Thread reader = new Thread(() -> read(process, last), "python output");
        reader.start();
        try {
            boolean inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            end(process);
            reader.join();
            return new End(process.exitValue(), inTime, List.copyOf(last));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while Python was working", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Closing its input lets the watcher end what it watches, and then itself. */
    private static void end(Process process) throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it is gone, which is what is wanted
        }
        process.waitFor();
    }

    private Process start(List<String> command, Path folder, Map<String, String> environment) {
        List<String> all = new ArrayList<>(List.of(interpreter, watch.toString()));
        all.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    "'" + interpreter + "' cannot be started (expected: Python 3.10 or newer on the PATH, or named by"
                            + " PANDAN_PYTHON; Debian, Ubuntu: apt-get install python3-venv)",
                    e);
        }
    }

    private void read(Process process, Deque<String> last) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        process.getInputStream(),
                        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)));
                Writer file = Files.newBufferedWriter(log)) {
            String line = lines.readLine();
            while (line != null) {
                file.write(line + "\n");
                file.flush();
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
                output.accept(line);
                line = lines.readLine();
            }
        } catch (IOException e) {
            last.addLast("(its output cannot be read or kept: " + e.getMessage() + ")");
        }
    }
}
