package dev.pandan.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
    @TempDir
    private Path folder;

    @Test
    void alias_commandNotOnPath_namesTheLauncher() {
        assertThat(new Launcher("/opt/pandan/pandan", "/nowhere" + File.pathSeparator + folder).alias())
                .contains("alias pandan='/opt/pandan/pandan'");
    }

    @Test
    void alias_commandOnPath_isNotNeeded() throws IOException {
        Path command = Files.createFile(folder.resolve("pandan"));
        assertThat(command.toFile().setExecutable(true)).isTrue();
        assertThat(new Launcher("/opt/pandan/pandan", "/nowhere" + File.pathSeparator + folder).alias())
                .isEmpty();
    }

    @Test
    void alias_startedByJava_isUnknown() {
        assertThat(new Launcher("", "/nowhere").alias()).isEmpty();
    }
}
