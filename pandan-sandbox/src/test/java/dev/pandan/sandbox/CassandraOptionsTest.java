package dev.pandan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CassandraOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void of_defaults_loseNothingAcknowledged() {
        assertThat(CassandraOptions.of(folder, folder).commitLog()).isEqualTo(CommitLogMode.BATCH);
    }

    @Test
    void withPort_outOfRange_isRefused() {
        CassandraOptions options = CassandraOptions.of(folder, folder);
        assertThatThrownBy(() -> options.withPort(70_000)).hasMessageContaining("port: 70000 (expected: 1 to 65535)");
    }

    @Test
    void withHeapMb_tooSmall_isRefused() {
        CassandraOptions options = CassandraOptions.of(folder, folder);
        assertThatThrownBy(() -> options.withHeapMb(100)).hasMessageContaining("heapMb: 100 (expected: >= 256)");
    }

    @Test
    void start_wrongJava_saysWhichIsNeeded() throws IOException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        CassandraOptions options = CassandraOptions.of(folder, folder).withJavaHome(folder);
        assertThatThrownBy(() -> CassandraServer.start(options))
                .isInstanceOfSatisfying(
                        PandanException.class, wrong -> assertThat(wrong.code()).isEqualTo(ErrorCode.WRONG_RUNTIME))
                .hasMessageContaining("Java 25.0.1 (expected: 17");
    }

    @Test
    void start_noLibrary_saysWhatIsMissing() {
        CassandraOptions options = CassandraOptions.of(folder.resolve("none"), folder);
        assertThatThrownBy(() -> CassandraServer.start(options)).hasMessageContaining("no cassandra-all jar");
    }
}
