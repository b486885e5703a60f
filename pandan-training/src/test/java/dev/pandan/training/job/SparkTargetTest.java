package dev.pandan.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SparkTargetTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[4]", "local[*]", "spark://host:7077", "spark://a:7077,b:7077"})
    void master_known_isTaken(String master) {
        assertThat(new SparkTarget(master, Map.of()).isLocal()).isEqualTo(master.startsWith("local"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yarn", "k8s://host", "local[0]", "local[x]", "spark://host", "spark://"})
    void master_unknown_isRefused(String master) {
        assertThatThrownBy(() -> new SparkTarget(master, Map.of()))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("expected: local[N], local[*] or spark://HOST:PORT");
    }

    @Test
    void settings_ofTheUser_win() {
        SparkTarget target = new SparkTarget("local[3]", Map.of("spark.memory.fraction", "0.6"));
        assertThat(SparkSettings.of(target, folder, folder.resolve("local")))
                .containsEntry("spark.memory.fraction", "0.6")
                .containsEntry("spark.default.parallelism", "3")
                .doesNotContainKey("spark.jars");
    }

    @Test
    void settings_pluginsOfTheUser_areLoadedBesideOurs() {
        SparkTarget target = new SparkTarget("local[1]", Map.of("spark.plugins", "mine.Plugin"));
        assertThat(SparkSettings.of(target, folder, folder.resolve("local")))
                .containsEntry("spark.plugins", "mine.Plugin," + LapackLimits.class.getName());
    }

    @Test
    void executorJars_areThoseThatSparkDoesNotHave() {
        assertThat(ExecutorJars.of(folder).stream().map(jar -> jar.getFileName().toString()))
                .anyMatch(name -> name.startsWith("pandan-engine") || name.startsWith("classes-"))
                .anyMatch(name -> name.startsWith("java-driver-core-shaded"))
                .anyMatch(name -> name.startsWith("native-protocol"))
                .noneMatch(name -> name.startsWith("spark-") || name.startsWith("scala-") || name.startsWith("onnx"));
    }
}
