package dev.pandan.training.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.exchange.PickledModel;
import dev.pandan.spec.project.Target;
import dev.pandan.training.Scripts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of Keras and pickles of PyTorch, as Python writes them: the ONNX that is made of them says what they say. */
final class UnpickledNetworksIT {
    private static final Path TEMPLATES = Path.of("../pandan-cli/src/main/resources/dev/pandan/cli/templates");
    private static final @Nullable Object[] ROW = {1.5f, new float[] {-2, 0.25f}};

    private static final Domain DOMAIN =
            new Domain(List.of(Domain.Input.number("distance"), Domain.Input.vector("gaps", 2)));

    private static final String KERAS = """
            import keras, numpy as np, sys

            keras.utils.set_random_seed(1)
            one, distance, gaps = keras.Input((3,)), keras.Input((1,), name="distance"), keras.Input((2,), name="gaps")
            both = keras.layers.Concatenate()([gaps, keras.layers.Rescaling(0.5)(distance)])
            models = {
                "number": keras.Sequential([one, keras.layers.Dense(8, "tanh"), keras.layers.Dense(1)]),
                "classes": keras.Model([distance, gaps], keras.layers.Dense(3, "softmax")(both)),
                "wide": keras.Sequential([keras.Input((7,)), keras.layers.Dense(1)]),
            }
            for name, model in models.items():
                model.save(f"{sys.argv[1]}/{name}.keras")
            rows = np.array([[1.5, -2, 0.25]], np.float32)
            print(*models["number"].predict(rows, verbose=0)[0], file=open(sys.argv[1] + "/number.txt", "w"))
            print(*models["classes"].predict([rows[:, :1], rows[:, 1:]], verbose=0)[0], file=open(sys.argv[1] + "/classes.txt", "w"))
            """;

    /** As {@code mlflow.pytorch.save_model(model, path, code_paths=[...])} leaves a module whose class lies in a file. */
    private static final String TORCH = """
            import pathlib, sys, torch

            folder = pathlib.Path(sys.argv[1])
            (folder / "late/code").mkdir(parents=True)
            (folder / "late/data").mkdir()
            (folder / "late/code/nets.py").write_text('''
            import torch

            class Late(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.hidden, self.end = torch.nn.Linear(3, 8), torch.nn.Linear(8, 1)

                def forward(self, distance, gaps):
                    return torch.sigmoid(self.end(torch.relu(self.hidden(torch.cat([distance, gaps], 1))))).squeeze(1)
            ''')
            (folder / "late/MLmodel").write_text('''
            flavors:
              python_function: {code: code, data: data, loader_module: mlflow.pytorch}
              pytorch: {code: code, model_data: data, pytorch_version: 2.6.0}
            run_id: abc
            ''')
            sys.path.append(str(folder / "late/code"))
            import nets

            torch.manual_seed(1)
            model = nets.Late().eval()
            torch.save(model, folder / "late/data/model.pth")
            torch.save(model.state_dict(), folder / "weights.pt")
            row = torch.tensor([[1.5, -2, 0.25]])
            some = {0: torch.export.Dim("n")}
            rows = (torch.zeros(2, 1), torch.zeros(2, 2))
            torch.export.save(torch.export.export(model, rows, dynamic_shapes=(some, some)), folder / "late.pt2")
            torch.export.save(torch.export.export(model, rows), folder / "two.pt2")
            print(*model(row[:, :1], row[:, 1:]).tolist(), file=open(folder / "late.txt", "w"))
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void requirePython() {
        if (System.getenv("CI") == null) {
            assumeTrue(
                    Scripts.hasVenv(), "python3 with venv is not there (Debian, Ubuntu: apt-get install python3-venv)");
        }
    }

    @Test
    void keras_numberAndClasses_sayWhatTheySayInPython() throws IOException, InterruptedException {
        run("tensorflow", KERAS);

        ForeignModel number = read("number.keras", Target.NUMBER);
        assertThat(number.facts())
                .containsEntry("imported from", "number.keras")
                .containsEntry("unpickled from", "keras")
                .containsEntry("rows compared with Python", "2000");
        assertThat(said(number, OutputKind.NUMBER, List.of()).score()).isCloseTo(expected("number")[0], within(1e-5));

        ForeignModel classes = read("classes.keras", Target.CLASS);
        assertThat(classes.classes()).as("names are the user's to say").isEmpty();
        assertThat(said(classes, OutputKind.CLASS, List.of("a", "b", "c"))
                        .classes()
                        .values())
                .containsExactly(expected("classes"), within(1e-5));

        assertThatThrownBy(() -> read("wide.keras", Target.NUMBER))
                .hasMessageContaining(
                        "takes 7 values a row (expected: 3, all numbers of the decision, ['distance', 'gaps']");
        assertThatThrownBy(() -> read("classes.keras", Target.NUMBER))
                .hasMessageContaining("the model has 3 values a row, which is no number");
        assertThatThrownBy(() -> read("number.keras", Target.BINARY)).hasMessageContaining("is no probability");
    }

    @Test
    void torch_moduleWithItsCode_saysWhatItSaysInPython() throws IOException, InterruptedException {
        run("pytorch", TORCH);

        ForeignModel late = read("late", Target.BINARY);
        assertThat(late.facts()).containsEntry("unpickled from", "torch").containsEntry("mlflow run_id", "abc");
        assertThat(said(late, OutputKind.BINARY, List.of()).score()).isCloseTo(expected("late")[0], within(1e-6));

        ForeignModel exported = read("late.pt2", Target.BINARY);
        assertThat(said(exported, OutputKind.BINARY, List.of()).score()).isCloseTo(expected("late")[0], within(1e-6));
        assertThatThrownBy(() -> read("two.pt2", Target.BINARY))
                .hasMessageContaining("the model does not take the decision's numbers, float32 {'distance': [2000, 1]");

        assertThatThrownBy(() -> read("weights.pt", Target.BINARY))
                .hasMessageContaining("the pickle holds a OrderedDict (expected: a whole module");
        assertThatThrownBy(() -> ForeignModel.read(folder.resolve("late")))
                .hasMessageContaining("model.pth: a module of PyTorch, which only Python can read", "--unpickle");
    }

    private static PythonPlace place(Path cache) {
        PythonPlace user = PythonPlace.of(folder, folder.resolve("work"), line -> {});
        return new PythonPlace(user.project(), user.work(), cache, user.interpreter(), user.output());
    }

    private static PythonPlace place() {
        return place(folder.resolve("cache"));
    }

    /** That of the other tests, which goes by the name of the template's here: the other index of packages is not reached from everywhere. */
    private static Path environment(String template) throws IOException {
        Path shared = PythonPlace.of(folder, folder, line -> {}).cache();
        Path requirements =
                Scripts.write(folder.resolve(template), template, "").resolve("requirements.txt");
        Path python = new Environments(place(shared)).interpreter(requirements);
        Path wanted = new Environments(place()).folder(TEMPLATES.resolve(template + "/requirements.txt"));
        Files.createDirectories(wanted.getParent());
        Files.createSymbolicLink(wanted, python.getParent().getParent());
        return python;
    }

    private static ForeignModel read(String name, Target target) {
        PickledModel pickled = PickledModel.find(folder.resolve(name)).orElseThrow();
        return new Unpickling(place(), name, target, DOMAIN).read(pickled, List.of());
    }

    private static Verdict said(ForeignModel model, OutputKind output, List<String> classes) {
        try (Scorer scorer = model.form().model(DOMAIN, output, classes).open()) {
            return scorer.verdict(ROW);
        }
    }

    private static double[] expected(String name) throws IOException {
        return Arrays.stream(
                        Files.readString(folder.resolve(name + ".txt")).strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static void run(String template, String script) throws IOException, InterruptedException {
        Path python = environment(template);
        Path file = Files.writeString(folder.resolve(template + "_models.py"), script);
        Process process = new ProcessBuilder(python.toString(), file.toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
