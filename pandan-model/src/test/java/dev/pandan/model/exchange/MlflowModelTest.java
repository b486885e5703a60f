package dev.pandan.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as mlflow 2.22 and 3.17 write them by default, whose file is not one that is read here. */
final class MlflowModelTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"model.pkl", "model.skops"})
    void read_lightgbmClassifier_saysToSaveItsBooster(String file) throws IOException {
        write("  lightgbm:\n    data: " + file + "\n    model_class: lightgbm.sklearn.LGBMClassifier\n", file);
        assertThatThrownBy(() -> ForeignModel.read(folder))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("which only Python can read")
                .hasMessageContaining("mlflow.lightgbm.save_model(model.booster_, ...)");
    }

    @Test
    void read_torchExport_isForPythonAlone() throws IOException {
        write("  pytorch:\n    model_data: data\n    pytorch_version: 2.13.0\n", "data/model.pt2");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("data/model.pt2")))) {
            zip.putNextEntry(new ZipEntry("model/archive_format"));
        }
        assertThatThrownBy(() -> ForeignModel.read(folder))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("model.pt2: a module of PyTorch, which only Python can read")
                .hasMessageContaining("--unpickle");
        assertThat(PickledModel.find(folder))
                .get()
                .extracting(PickledModel::format)
                .isEqualTo(PickledModel.Format.TORCH);
    }

    private void write(String flavor, String file) throws IOException {
        Files.writeString(folder.resolve("MLmodel"), "flavors:\n" + flavor);
        Path model = folder.resolve(file);
        Files.createDirectories(model.getParent());
        Files.writeString(model, "PK");
    }
}
