package dev.pandan.testkit.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process that is in use, on Linux: that of natives included. */
final class Resident {
    static final Path SOURCE = Path.of("/proc/self/statm");

    private static final int PAGE = 4096;

    private Resident() {}

    /** Resident pages, after a collection of garbage. */
    static long bytes() throws IOException {
        Runtime.getRuntime().gc();
        return Long.parseLong(Files.readString(SOURCE).split(" ", -1)[1]) * PAGE;
    }
}
