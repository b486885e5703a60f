package dev.pandan.sandbox;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Where one server keeps its things, and whether a server is running there. */
record ServerFolder(Path root) {
    /** Cassandra stops accepting writes long before a disk is really full; starting without this much is pointless. */
    private static final long LEAST_FREE_BYTES = 256L << 20;

    Path configuration() {
        return root.resolve("conf").resolve("cassandra.yaml");
    }

    Path logging() {
        return root.resolve("conf").resolve("logback.xml");
    }

    /** Standard output and error of the child, and everything its logger writes. */
    Path log() {
        return root.resolve("logs").resolve("cassandra.log");
    }

    /** Native libraries are unpacked here; a killed server cannot remove them itself. */
    Path temporary() {
        return root.resolve("tmp");
    }

    Path lock() {
        return root.resolve("server.lock");
    }

    Path state() {
        return root.resolve("server.properties");
    }

    /** Before a start: makes the folders and removes what an earlier server left behind. Refused if a server runs here, or the disk is nearly full. */
    void claim() {
        prepare();
        if (inUse()) {
            throw refusal();
        }
        clearTemporary();
        new EndingServer(this).isOver();
    }

    private void prepare() {
        try {
            Files.createDirectories(configuration().getParent());
            Files.createDirectories(log().getParent());
            Files.createDirectories(temporary());
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw PandanException.of(
                        ErrorCode.FILE_UNUSABLE,
                        root + ": " + (free >> 20) + " MiB free on this disk (expected: at least "
                                + (LEAST_FREE_BYTES >> 20) + " MiB); free some space or choose another data folder");
            }
        } catch (IOException failure) {
            throw unusable(root, failure);
        }
    }

    private void clearTemporary() {
        try (Stream<Path> files = Files.list(temporary())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException harmless) {
            // A leftover costs some disk space.
        }
    }

    /** Whether some process, this one's children included, holds the folder's lock. */
    boolean inUse() {
        if (!Files.exists(lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock(), StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException heldHere) {
            return true;
        } catch (IOException failure) {
            throw unusable(lock(), failure);
        }
    }

    PandanException refusal() {
        String holder = ServerState.read(state())
                .map(state -> "process " + state.pid() + " on port " + state.port())
                .orElse("another process");
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                root + ": in use by " + holder
                        + " (expected: one server per data folder); stop that server or choose another folder");
    }

    static PandanException unusable(Path file, IOException failure) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                file + ": cannot be used (" + failure.getClass().getSimpleName()
                        + "); check its permissions and the free space",
                failure);
    }
}
