package dev.pandan.benchmarks.models;

import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PythonSpec;
import dev.pandan.training.fit.Learnt;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.job.Stages;
import dev.pandan.training.python.PythonPlace;
import dev.pandan.training.python.PythonTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Models that scripts train, with the packages of the templates; each script measures one row of its own model. */
final class PythonSubjects {
    private static final String TEMPLATES = "pandan-cli/src/main/resources/dev/pandan/cli/templates";

    private final Path home;
    private final Path folder;

    /**
     * @param home of the repository
     * @param folder to work in
     */
    PythonSubjects(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    List<Subject> train(Lesson lesson) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(train(lesson, "sklearn", "logistic"));
        subjects.add(train(lesson, "sklearn", "boosting"));
        subjects.add(train(lesson, "tensorflow", "onnx"));
        subjects.add(train(lesson, "tensorflow", "saved_model"));
        subjects.add(train(lesson, "pytorch", "onnx"));
        subjects.add(train(lesson, "pytorch", "torchscript"));
        return subjects;
    }

    private Subject train(Lesson lesson, String library, String kind) {
        System.err.println("models: training " + library + " " + kind);
        try {
            prepare(library);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PythonSpec python = new PythonSpec(
                "train_" + library + ".py", Optional.of(library + ".txt"), PythonSpec.DEFAULT_TIME_LIMIT);
        ModelSpec spec = new ModelSpec(Map.of("kind", kind), python);
        PythonPlace place = PythonPlace.of(folder, folder.resolve("work"), line -> {});
        Learnt learnt = new PythonTrainer(place, "bench", spec)
                .learn(lesson, new Stages((stage, done, total) -> {}, System::nanoTime, 2));
        String micros = Objects.requireNonNull(learnt.parameters().get("script's row_us"), "row_us");
        return new Subject(library + " " + kind, library, learnt.model(), Double.parseDouble(micros));
    }

    /** Of the requirements, the other index of packages is left out: it is not reached from everywhere. */
    private void prepare(String library) throws IOException {
        String requirements =
                Files.readString(home.resolve(TEMPLATES).resolve(library).resolve("requirements.txt"));
        Files.writeString(folder.resolve(library + ".txt"), requirements.replaceAll("(?m)^--extra-index-url.*\\n", ""));
        for (String script : List.of("train_" + library + ".py", "micros.py")) {
            try (InputStream in = PythonSubjects.class.getResourceAsStream("/models/" + script)) {
                Files.write(
                        folder.resolve(script),
                        Objects.requireNonNull(in, script).readAllBytes());
            }
        }
    }
}
