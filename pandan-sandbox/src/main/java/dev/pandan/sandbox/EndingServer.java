package dev.pandan.sandbox;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A mark in a server's folder while the server is being ended, which may take it many seconds: nobody should connect to it any more. */
final class EndingServer {
    private static final long POLL_MILLIS = 100;

    private final ServerFolder folder;
    private final Path mark;

    EndingServer(ServerFolder folder) {
        this.folder = folder;
        this.mark = folder.root().resolve("server.ending");
    }

    /** Before it is told to end. */
    void begins() {
        try {
            Files.writeString(mark, "");
        } catch (IOException harmless) {
            // On a full disk: others see their connections break instead.
        }
    }

    /** Before a new one starts. */
    void isOver() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException failure) {
            throw ServerFolder.unusable(mark, failure);
        }
    }

    /** Returns once no server is ending here. */
    void await(Duration patience) {
        long start = System.nanoTime();
        while (Files.exists(mark) && folder.inUse()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw PandanException.of(
                        ErrorCode.STORE_UNAVAILABLE,
                        folder.root() + ": the server there (process "
                                + ServerState.read(folder.state())
                                        .map(ServerState::pid)
                                        .orElse(0L) + ") is still ending after "
                                + patience.toSeconds() + " s; try again, or end that process");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for a server to end", e);
        }
    }
}
