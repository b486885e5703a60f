package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.registry.Artifacts;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scripts of the templates on the flights: trained in Python on the whole training part, scored here on the whole held-out part with the scores of Python. */
final class PythonIT extends ScriptedFlights {
    private static final String SEQUENCE = "      recent: rows(12, delay, seconds_ago()) OVER arrivals_here_2h\n";

    @Test
    void sklearn_template_beatsTheLinearModel() throws IOException {
        TrainingResult result = train("sklearn", "params: {max_iter: 100}");
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.66);
        assertThat(result.bundle().scorer()).isEqualTo("trees-java/1");
        assertThat(result.bundle().artifacts())
                .contains(Artifacts.ONNX, Artifacts.SCRIPT, Artifacts.REQUIREMENTS, Artifacts.REPORT);
        assertThat(result.bundle().provenance().versions()).containsKeys("python", "sklearn", "skl2onnx");
        assertThat(result.bundle().provenance().parameters())
                .containsEntry("script", "train.py")
                .containsKey("script's auc");
        assertThat(printed).anyMatch(line -> line.startsWith("AUC on the test rows"));
        assertAgrees(result);
    }

    @Test
    void pytorch_template_scoresAsInPython() throws IOException {
        TrainingResult result = train("pytorch", "params: {epochs: 2}");
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.6);
        assertThat(printed)
                .anyMatch(line -> line.startsWith("epoch 2: loss"))
                .noneMatch(line -> line.contains("torchvision") || line.contains("Warning: "));
        assertAgrees(result);
    }

    @Test
    void tensorflow_template_scoresAsInPython() throws IOException {
        TrainingResult result = train("tensorflow", "params: {epochs: 2}");
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.6);
        assertThat(result.bundle().provenance().versions()).containsKeys("keras", "tensorflow", "tf2onnx");
        assertAgrees(result);
    }

    @Test
    void savedModel_asItIs_scoresAsInPython() throws IOException {
        TrainingResult result = train("tensorflow", "saved", "save_keras", "save_saved_model", "params: {epochs: 1}");
        assertThat(result.bundle().scorer()).isEqualTo("tensorflow/1");
        assertThat(result.bundle().artifacts()).contains("saved-model.zip").doesNotContain(Artifacts.ONNX);
        assertAgrees(result);
    }

    @Test
    void torchScript_asItIs_scoresAsInPython() throws IOException {
        TrainingResult result = train("pytorch", "script", "save_torch", "save_torchscript", "params: {epochs: 1}");
        assertThat(result.bundle().scorer()).isEqualTo("torchscript/1");
        assertThat(result.bundle().artifacts()).contains("model.pt").doesNotContain(Artifacts.ONNX);
        assertThat(printed).noneMatch(line -> line.contains("left out"));
        String file = new String(registry().artifact(result.bundle(), "model.pt"), StandardCharsets.ISO_8859_1);
        assertThat(file.indexOf("graph_module")).as("the shortened form").isPositive();
        assertAgrees(result);
    }

    @Test
    void boostedTrees_ofXgboostAndLightGbm_scoreAsInPython() throws IOException {
        for (String classifier : List.of("xgboost.XGBClassifier", "lightgbm.LGBMClassifier")) {
            String library = classifier.substring(0, classifier.indexOf('.'));
            Path project = Scripts.write(
                    folder.resolve(library),
                    "trees",
                    "import " + library + "\nimport pandan\n\ndata = pandan.load()\nmodel = " + classifier
                            + "(n_estimators=50, max_depth=6, learning_rate=0.2, random_state=0)\n"
                            + "model.fit(data.train.matrix, data.train.y)\npandan.save_trees(model)\n");
            TrainingResult result = train(project, "");
            assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.66);
            assertThat(result.bundle().scorer()).isEqualTo("trees-java/1");
            assertThat(result.bundle().provenance().versions()).containsKey(library);
            assertAgrees(result);
        }
    }

    @Test
    void sequences_ofTheExample_scoreAsInPython() throws IOException {
        for (String library : List.of("keras", "torch")) {
            Path project = Scripts.write(
                    folder.resolve("sequences-" + library),
                    library.equals("keras") ? "tensorflow" : "pytorch",
                    Files.readString(Path.of("../examples/sequences/train_" + library + ".py")));
            TrainingResult result = train(project, "params: {epochs: 1}", SEQUENCE);
            assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.65);
            assertAgrees(result);
        }
    }

    @Test
    void script_failing_showsItsLastLines() throws IOException {
        Path project = project("failing", "import pandan\nprint('so far')\nraise ValueError('no such luck')\n");
        assertThatThrownBy(() -> train(project, ""))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("train.py ended with status 1")
                .hasMessageContaining("ValueError: no such luck")
                .hasMessageContaining(folder.resolve("failing/.pandan/late").toString());
    }

    private TrainingResult train(String template, String params) throws IOException {
        return train(template, template, "", "", params);
    }

    /** With another word in the script. */
    private TrainingResult train(String template, String name, String word, String other, String params)
            throws IOException {
        String script = Scripts.ofTemplate(template);
        String changed = word.isEmpty() ? script : script.replace(word, other);
        return train(Scripts.write(folder.resolve(name), template, changed), params);
    }
}
