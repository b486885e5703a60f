package dev.pandan.training.python;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of a decision's trainings, taken by one of them at a time. It is emptied when a training begins and stays afterwards, to be looked at and tried on. */
final class WorkPlace implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private WorkPlace(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static WorkPlace take(Path work, String decision) {
        Path folder = work.resolve(decision);
        try {
            Files.createDirectories(work);
            FileChannel channel = FileChannel.open(
                    work.resolve(decision + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw PandanException.of(
                        ErrorCode.FILE_UNUSABLE,
                        folder + ": another training of '" + decision + "' is running on it; wait for it");
            }
            PythonFiles.remove(folder);
            Files.createDirectories(folder);
            return new WorkPlace(folder, channel);
        } catch (IOException e) {
            throw PythonFiles.unusable(folder, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw PythonFiles.unusable(folder, e);
        }
    }
}
