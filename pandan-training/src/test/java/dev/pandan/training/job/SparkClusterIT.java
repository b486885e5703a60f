package dev.pandan.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.sandbox.SparkCluster;
import dev.pandan.sandbox.SparkOptions;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
final class SparkClusterIT {
    @TempDir
    private Path folder;

    @Test
    void start_parentKilled_leavesNoChild() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        ClusterParent.class.getName(),
                        folder.toString())
                .redirectError(Redirect.to(new File("/dev/null")));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process parent = builder.start();
        try {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
            List<ProcessHandle> children = Stream.of(output.readLine().split(" "))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
            assertThat(children).hasSize(2);
            parent.destroyForcibly();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> children.stream()
                    .noneMatch(ProcessHandle::isAlive));
        } finally {
            parent.destroyForcibly();
            removeLinks();
        }
    }

    /** What a cluster that was killed leaves behind. */
    private void removeLinks() throws IOException {
        try (Stream<Path> links = Files.list(folder.resolve("home/jars"))) {
            for (Path link : (Iterable<Path>) links::iterator) {
                Files.delete(link);
            }
        }
    }

    @Test
    void start_jarsWithoutSpark_saysWhyAndLeavesNoChild() {
        SparkOptions options = SparkOptions.of(List.of(), folder);
        assertThatThrownBy(() -> SparkCluster.start(options))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.SPARK_UNAVAILABLE))
                .hasMessageContaining("ClassNotFoundException: org.apache.spark.deploy.master.Master");
    }

    @Test
    void open_noMasterThere_saysSoAtOnce() {
        SparkTarget target = new SparkTarget("spark://127.0.0.1:1", Map.of());
        assertThatThrownBy(() -> SparkSessions.open(folder, target))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.SPARK_UNAVAILABLE))
                .hasMessageContaining("spark://127.0.0.1:1 does not answer");
    }
}
