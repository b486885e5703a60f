package dev.pandan.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model folders as MLflow 1, 2 and 3 write them, and those that somebody made to lead elsewhere. */
final class PickledModelTest {
    private static final String SKLEARN = """
            flavors:
              python_function:
                loader_module: mlflow.sklearn
                model_path: model.pkl
                python_version: 3.11.7
              sklearn:
                code: null
                pickled_model: model.pkl
                serialization_format: cloudpickle
                sklearn_version: 1.5.2
            mlflow_version: 2.22.5
            run_id: abc
            """;

    private static final String SIGNATURE = """
            signature:
              inputs: '[{"type": "string", "name": "kitchen", "required": true}, {"type": "double", "name":
                "distance"}, {"type": "long", "name": "items"}, {"type": "boolean", "name": "new"}, {"type": "datetime",
                "name": "at"}]'
              outputs: null
            """;

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(parent.resolve("model"));
        Files.write(folder.resolve("model.pkl"), new byte[] {(byte) 0x80, 4});
    }

    private PickledModel read(String model) throws IOException {
        return found(model).orElseThrow();
    }

    private Optional<PickledModel> found(String model) throws IOException {
        Files.writeString(folder.resolve("MLmodel"), model);
        return PickledModel.find(folder);
    }

    private void assertRefused(String model, String message) {
        assertThatThrownBy(() -> found(model))
                .asInstanceOf(InstanceOfAssertFactories.type(PandanException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_UNUSABLE))
                .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                .contains("MLmodel", message);
    }

    @Test
    void find_folderOfMlflow2_saysAllThatPythonNeeds() throws IOException {
        Files.writeString(
                folder.resolve("requirements.txt"),
                "mlflow==2.22.5\ncloudpickle==3.1.3\nnumpy==2.4.6\nscikit-learn==1.5.2\nscipy==1.17.1");
        PickledModel pickled = read(SKLEARN + SIGNATURE);
        assertThat(pickled.file()).isEqualTo(folder.toRealPath().resolve("model.pkl"));
        assertThat(pickled.format()).isEqualTo(PickledModel.Format.CLOUDPICKLE);
        assertThat(pickled.versions()).containsOnly(entry("scikit-learn", "1.5.2"), entry("cloudpickle", "3.1.3"));
        assertThat(pickled.code()).isEmpty();
        assertThat(pickled.facts())
                .containsEntry("mlflow run_id", "abc")
                .containsEntry("pickled by python", "3.11.7")
                .containsEntry("unpickled from", "cloudpickle");
        assertThat(pickled.columns())
                .containsExactly(
                        new ModelInput("kitchen", ElementType.STRING, 1, false),
                        new ModelInput("distance", ElementType.FLOAT, 1, false),
                        new ModelInput("items", ElementType.FLOAT, 1, false),
                        new ModelInput("new", ElementType.FLOAT, 1, false),
                        new ModelInput("at", ElementType.OTHER, 1, false));
    }

    private static Map.Entry<String, String> entry(String key, String value) {
        return Map.entry(key, value);
    }

    /** Before it named a format MLflow wrote pickles; the environment alone said which scikit-learn. */
    @Test
    void find_folderOfMlflow1_isAPickle() throws IOException {
        Files.writeString(folder.resolve("requirements.txt"), "mlflow\nscikit-learn==1.0.2 # as fitted\n");
        PickledModel pickled = read("flavors:\n  sklearn:\n    pickled_model: model.pkl\n");
        assertThat(pickled.format()).isEqualTo(PickledModel.Format.PICKLE);
        assertThat(pickled.versions()).containsOnly(entry("scikit-learn", "1.0.2"));
        assertThat(pickled.columns()).isEmpty();
    }

    @Test
    void find_folderOfMlflow3_takesSkops() throws IOException {
        Files.write(folder.resolve("model.skops"), new byte[] {'P', 'K'});
        PickledModel pickled =
                read(SKLEARN.replace("model.pkl", "model.skops").replace("format: cloudpickle", "format: skops"));
        assertThat(pickled.format()).isEqualTo(PickledModel.Format.SKOPS);
        assertThat(pickled.file()).hasFileName("model.skops");
    }

    @ParameterizedTest
    @CsvSource({"pickled_model: data/model.pkl", "data: data/model.pkl", "'data: data, pickled_model: model.pkl'"})
    void find_subfolder_isFollowed(String place) throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.move(folder.resolve("model.pkl"), folder.resolve("data/model.pkl"));
        PickledModel pickled = read("flavors:\n  sklearn: {" + place + ", sklearn_version: 1.7.2}\n");
        assertThat(pickled.file()).isEqualTo(folder.toRealPath().resolve("data/model.pkl"));
    }

    @Test
    void find_codeOfItsOwn_isNamed() throws IOException {
        Files.createDirectory(folder.resolve("code"));
        assertThat(read(SKLEARN.replace("code: null", "code: code")).code())
                .containsExactly(folder.toRealPath().resolve("code"));
    }

    @Test
    void find_matrixWithoutNames_hasNoColumns() throws IOException {
        String tensor = "signature:\n  inputs: '[{\"type\": \"tensor\", \"tensor-spec\": {\"dtype\": \"float64\","
                + " \"shape\": [-1, 4]}}]'\n";
        assertThat(read(SKLEARN + tensor).columns()).isEmpty();
    }

    @Test
    void find_noPickle_isNone() throws IOException {
        assertThat(found("flavors:\n  onnx: {data: model.onnx}\n  sklearn: {pickled_model: model.pkl}\n"))
                .isEmpty();
        assertThat(found("flavors:\n  prophet: {data: model.pr}\n")).isEmpty();
        assertThat(PickledModel.find(parent)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"joblib", "\"cloudpickle==1\\n-r /etc/passwd\"", "Pickle", "''"})
    void find_otherFormat_isRefused(String format) {
        assertRefused(
                SKLEARN.replace("format: cloudpickle", "format: " + format),
                "(expected: pickle, cloudpickle or skops)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1.5.2\\n--index-url http://elsewhere\"", "latest", "1.5.2 ; x", "\">=1\"", "1..2", "''"})
    void find_noVersion_isRefused(String version) {
        assertRefused(SKLEARN.replace("sklearn_version: 1.5.2", "sklearn_version: " + version), "sklearn_version is '");
    }

    @Test
    void find_versionNowhere_isRefused() throws IOException {
        Files.writeString(folder.resolve("requirements.txt"), "scikit-learn>=1.0\nscikit-learn==latest\n");
        assertRefused(SKLEARN.replace("    sklearn_version: 1.5.2\n", ""), "no sklearn_version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other.pkl", "/etc/hostname", "data/../../other.pkl"})
    void find_pathThatLeavesTheFolder_isRefused(String place) throws IOException {
        Files.write(parent.resolve("other.pkl"), new byte[] {1});
        assertRefused(SKLEARN.replace("pickled_model: model.pkl", "pickled_model: " + place), "outside of the folder");
        assertRefused(SKLEARN.replace("code: null", "code: " + place), "outside of the folder");
    }

    @Test
    void find_linkThatLeavesTheFolder_isRefused() throws IOException {
        Path other = Files.write(parent.resolve("other.pkl"), new byte[] {1});
        Files.createSymbolicLink(folder.resolve("link.pkl"), other);
        assertRefused(SKLEARN.replace("model.pkl", "link.pkl"), "outside of the folder");
    }

    @Test
    void find_noFile_isRefused() {
        assertRefused(SKLEARN.replace("model.pkl", "nothing.pkl"), "nothing.pkl: no such file");
    }

    @Test
    void find_signatureThatIsNoJson_isRefused() {
        assertRefused(SKLEARN + "signature:\n  inputs: '[{'\n", "the signature's inputs are no JSON");
    }

    @Test
    void read_withoutPython_namesUnpickleAndItsDanger() throws IOException {
        Files.writeString(folder.resolve("MLmodel"), SKLEARN);
        assertThatThrownBy(() -> ForeignModel.read(folder))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("a model of scikit-learn as a pickle, which only Python can read")
                .hasMessageContaining("--unpickle")
                .hasMessageContaining("runs whatever code the folder holds: only for one that you trust");
    }
}
