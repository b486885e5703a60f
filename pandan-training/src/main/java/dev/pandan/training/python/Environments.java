package dev.pandan.training.python;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Virtual environments of Python, one per interpreter and requirements, made once and kept in the cache folder. Safe for several processes. */
public final class Environments {
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final String DONE = "complete";
    private static final int NAME = 16;

    private final PythonPlace place;

    public Environments(PythonPlace place) {
        this.place = place;
    }

    /**
     * The interpreter of the environment that has these packages.
     *
     * @param requirements as pip reads them
     */
    public Path interpreter(Path requirements) {
        Path folder = place.cache().resolve(name(requirements));
        Path python = folder.resolve("bin").resolve("python");
        try {
            Files.createDirectories(place.cache());
            Path lock = place.cache().resolve(folder.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (held.isValid() && !Files.exists(folder.resolve(DONE))) {
                    make(folder, python, requirements);
                }
            }
            return python;
        } catch (IOException e) {
            throw PythonFiles.unusable(place.cache(), e);
        }
    }

    private String name(Path requirements) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(version().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(requirements));
            return HexFormat.of().formatHex(digest.digest()).substring(0, NAME);
        } catch (IOException e) {
            throw PythonFiles.unusable(requirements, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the interpreter, with its place: {@code 3.11.7 /usr}. */
    private String version() {
        String ask = "import sys; print(sys.version, sys.base_prefix)";
        try {
            Process process = new ProcessBuilder(place.interpreter(), "-c", ask).start();
            try (InputStream answer = process.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    "'" + place.interpreter() + "' cannot be started (expected: Python 3.10 or newer on the PATH, or"
                            + " named by PANDAN_PYTHON; Debian, Ubuntu: apt-get install python3-venv)",
                    e);
        }
    }

    private void make(Path folder, Path python, Path requirements) throws IOException {
        PythonFiles.remove(folder);
        place.output()
                .accept("making the Python environment " + folder
                        + " (once for these requirements; this takes minutes)");
        String venv = folder.toString();
        run("venv", folder, List.of(place.interpreter(), "-m", "venv", venv));
        List<String> install = List.of(
                python.toString(),
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "-q",
                "-r",
                requirements.toString());
        run("pip", folder, install);
        Files.createFile(folder.resolve(DONE));
    }

    private void run(String what, Path folder, List<String> command) {
        Path watch = PythonFiles.put(PythonFiles.WATCH, place.cache());
        Path log = place.cache().resolve(folder.getFileName() + "." + what + ".log");
        WatchedRun.End end = new WatchedRun(place.interpreter(), watch, log, place.output())
                .run(command, place.project(), Map.of(), LIMIT);
        if (!end.well()) {
            PythonFiles.remove(folder);
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "the Python environment cannot be made: " + what + " ended with status " + end.status()
                            + "; its last lines:\n  " + String.join("\n  ", end.lastLines()) + "\n  All of it: " + log
                            + (what.equals("venv") ? "\n  Debian, Ubuntu: apt-get install python3-venv" : ""));
        }
    }
}
