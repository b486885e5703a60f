package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file system of a few hundred megabytes in memory, to be filled. Only for those who may mount one. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 1 << 20;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    static boolean isPossible(Path folder) throws IOException, InterruptedException {
        try (SmallDisk disk = mount(Files.createDirectory(folder.resolve("tried")), 1)) {
            return true;
        } catch (AssertionError refused) {
            return false;
        }
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        assertThat(run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()))
                .isZero();
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Until nothing more can be written; what its other files give back is filled too when this is done again. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (FileChannel file = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                file.write(ByteBuffer.wrap(block));
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", folder.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
