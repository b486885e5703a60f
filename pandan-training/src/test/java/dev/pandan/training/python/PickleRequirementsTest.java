package dev.pandan.training.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.model.exchange.PickledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which environment reads a pickle. */
final class PickleRequirementsTest {
    private static final Path TEMPLATE =
            Path.of("../pandan-cli/src/main/resources/dev/pandan/cli/templates/sklearn/requirements.txt");

    @TempDir
    private Path folder;

    private String base = "";

    @BeforeEach
    void read() throws IOException {
        base = Files.readString(PythonFiles.put(PickleRequirements.BASE, folder));
    }

    private String of(PickledModel.Format format, Map<String, String> versions) {
        return PickleRequirements.of(
                new PickledModel(Path.of("model.pkl"), format, versions, List.of(), List.of(), Map.of()), base);
    }

    private String ofPickle(String version) {
        return of(PickledModel.Format.PICKLE, Map.of("scikit-learn", version));
    }

    @Test
    void of_pickleOfTheTemplatesVersion_isTheTemplatesEnvironment() throws IOException {
        assertThat(ofPickle("1.7.2")).isEqualTo(Files.readString(TEMPLATE));
    }

    @Test
    void of_otherVersion_isPinned() {
        assertThat(ofPickle("1.5.2"))
                .contains("\nscikit-learn==1.5.2\n", "numpy==2.")
                .doesNotContain("1.7.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.1.post1", "1.3.2", "1.2", "0.24.2", "1.4.0rc1"})
    void of_versionBeforeNumpy2_hasNumpy1(String version) {
        assertThat(ofPickle(version)).contains("scikit-learn==" + version + "\n", "numpy==1.26.4", "scipy==1.11.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.2", "1.10.0", "2.0"})
    void of_versionOfNumpy2_keepsIt(String version) {
        assertThat(ofPickle(version)).contains("numpy==2.").doesNotContain("scipy");
    }

    @Test
    void of_otherFormat_bringsItsReader() {
        assertThat(of(PickledModel.Format.CLOUDPICKLE, Map.of("scikit-learn", "1.7.2", "cloudpickle", "3.1.3")))
                .isEqualTo(ofPickle("1.7.2") + "cloudpickle==3.1.3\n");
        assertThat(of(PickledModel.Format.SKOPS, Map.of("scikit-learn", "1.7.2")))
                .isEqualTo(ofPickle("1.7.2") + "skops\n");
    }
}
