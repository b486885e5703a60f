package dev.pandan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailureCauseTest {
    @TempDir
    private Path root;

    private ServerFolder folder = new ServerFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = new ServerFolder(root);
        folder.claim();
    }

    private PandanException causeOf(String log) throws IOException {
        Files.writeString(folder.log(), log);
        return FailureCause.of(folder, 3);
    }

    @Test
    void of_portTaken_isPortTaken() throws IOException {
        PandanException cause = causeOf("INFO fine\nERROR bind failed: Address already in use\n\tat x.Y.z(Y.java:1)\n");
        assertThat(cause.code()).isEqualTo(ErrorCode.PORT_TAKEN);
    }

    @Test
    void of_diskFull_isFileUnusable() throws IOException {
        PandanException cause = causeOf("java.io.IOException: No space left on device\n");
        assertThat(cause.code()).isEqualTo(ErrorCode.FILE_UNUSABLE);
        assertThat(cause).hasMessageContaining("free some disk space");
    }

    @Test
    void of_unknownEnd_tellsTheLastErrorLine() throws IOException {
        PandanException cause = causeOf("INFO fine\nERROR something odd\n\tat x.Exception.z(Y.java:1)\n");
        assertThat(cause.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(cause)
                .hasMessageContaining("something odd")
                .hasMessageContaining(folder.log().toString());
    }

    @Test
    void of_emptyLog_tellsTheExitStatus() throws IOException {
        assertThat(causeOf("")).hasMessageContaining("exit status 3");
    }
}
