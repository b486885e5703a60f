package dev.pandan.model.onnx;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the process alive: on Linux the native library of ONNX Runtime 1.29.0 reads the process's command line when it is loaded and crashes, without a trace, if that is
 * longer than about 3,980 bytes.
 */
final class ShortCommandLine {
    static final int LIMIT = 3_900;

    private ShortCommandLine() {}

    static void check() {
        check(length(Path.of("/proc/self/cmdline")));
    }

    static void check(int length) {
        if (length > LIMIT) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    "ONNX Runtime cannot be loaded into a process whose command line has " + length
                            + " bytes (expected: at most " + LIMIT
                            + "); hand the class path to java in CLASSPATH or in an @file");
        }
    }

    /** 0 where there is no such file. */
    private static int length(Path commandLine) {
        try {
            return Files.exists(commandLine) ? Files.readAllBytes(commandLine).length : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
