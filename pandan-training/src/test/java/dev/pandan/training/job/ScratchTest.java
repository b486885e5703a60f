package dev.pandan.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchTest {
    @TempDir
    private Path folder;

    @Test
    void below_leftByProcessesThatAreGone_isRemovedAndNothingElse() throws IOException {
        Path mine = Scratch.below(folder);
        Files.writeString(mine.resolve("shuffle"), "in use");
        String name = mine.getFileName().toString();
        String machine = name.substring(0, name.lastIndexOf('-') + 1);
        Path gone =
                Files.createDirectories(folder.resolve(machine + Long.MAX_VALUE).resolve("blockmgr"));
        Files.writeString(gone.resolve("shuffle_0_4_0.data"), "left");
        Path elsewhere = Files.createDirectories(folder.resolve("another-" + machine + Long.MAX_VALUE));

        assertThat(Scratch.below(folder)).isEqualTo(mine);
        assertThat(mine.resolve("shuffle")).exists();
        assertThat(gone.getParent()).doesNotExist();
        assertThat(elsewhere).exists();
    }
}
