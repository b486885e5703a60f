package dev.pandan.training.python;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PythonSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.fit.Learnt;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.fit.ModelTrainer;
import dev.pandan.training.job.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Trains by a Python script of the user's, which is given the training and the test rows as files and leaves a model file. */
public final class PythonTrainer implements ModelTrainer {
    private static final SameScores SCORES = new SameScores("the script", "test rows", "data.test");

    private final PythonPlace place;
    private final String decision;
    private final ModelSpec model;
    private final PythonSpec spec;
    private final Path script;
    private final Optional<Path> requirements;

    /**
     * @param model one with a script
     */
    public PythonTrainer(PythonPlace place, String decision, ModelSpec model) {
        this.place = place;
        this.decision = decision;
        this.model = model;
        this.spec = model.python().orElseThrow();
        this.script = place.project().resolve(spec.script());
        this.requirements = spec.requirements().map(place.project()::resolve);
    }

    @Override
    public void check() {
        isThere("script", script);
        requirements.ifPresent(file -> isThere("requirements", file));
    }

    private void isThere(String key, Path file) {
        if (!Files.isRegularFile(file)) {
            throw PandanException.of(
                    ErrorCode.PROJECT_INVALID,
                    "decisions: " + decision + ": model: " + key + ": no file '" + file
                            + "' (expected: a path relative to the project file; 'pandan init --template sklearn' writes"
                            + " an example)");
        }
    }

    @Override
    public Learnt learn(Lesson lesson, Stages stages) {
        Domain domain = FeatureRoles.domain(lesson);
        try (WorkPlace work = WorkPlace.take(place.work(), decision)) {
            ScriptResult result =
                    stages.run("running " + script.getFileName(), () -> run(work.folder(), domain, lesson));
            Model trained = model(result, domain, names(result, lesson));
            double largest = stages.run("checking scores", () -> check(trained, lesson, result));
            return new Learnt(trained, Optional.empty(), parameters(result, largest), result.versions());
        }
    }

    private ScriptResult run(Path folder, Domain domain, Lesson lesson) {
        ScriptData.write(folder, decision, domain, lesson, model);
        Path python =
                requirements.map(new Environments(place)::interpreter).orElseGet(() -> Path.of(place.interpreter()));
        Path watch = PythonFiles.put(PythonFiles.WATCH, folder);
        Path log = folder.resolve("output.log");
        WatchedRun.End end = new WatchedRun(place.interpreter(), watch, log, place.output())
                .run(
                        List.of(python.toString(), script.toString()),
                        place.project(),
                        ScriptEnvironment.of(folder),
                        spec.timeLimit());
        if (!end.well()) {
            throw new FailedScript(spec, end, folder).exception();
        }
        return ScriptResult.read(folder.resolve("output"), spec.script());
    }

    private OutputKind output(ScriptResult result) {
        if (model.target() == Target.CLUSTER && !result.format().equals("onnx")) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    spec.script() + " handed back clusters as " + result.format()
                            + " (expected: pandan.save_sklearn or pandan.save_onnx)");
        }
        return result.isOfProbabilities() ? OutputKind.CLASS : OutputKind.of(model.target());
    }

    /** What the model tells apart. */
    private List<String> names(ScriptResult result, Lesson lesson) {
        return model.target() == Target.CLUSTER
                ? IntStream.range(0, result.clusters())
                        .mapToObj(String::valueOf)
                        .toList()
                : lesson.statistics().classes();
    }

    private Model model(ScriptResult result, Domain domain, List<String> classes) {
        OutputKind output = output(result);
        try {
            HandedBack handed = HandedBack.read(result, domain, output, classes, spec.script());
            Map<String, byte[]> files = new HashMap<>(handed.files());
            files.put(Artifacts.SCRIPT, Files.readAllBytes(script));
            if (requirements.isPresent()) {
                files.put(Artifacts.REQUIREMENTS, Files.readAllBytes(requirements.get()));
            }
            return new Model(handed.scorer(), domain, output, classes, files);
        } catch (IOException e) {
            throw PythonFiles.unusable(result.model(), e);
        }
    }

    private static double check(Model trained, Lesson lesson, ScriptResult result) {
        try (Scorer scorer = trained.open()) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            lesson.validation().forEach(row -> rows.add(row.values()));
            return SCORES.check(scorer, trained.output(), rows, result);
        }
    }

    private Map<String, String> parameters(ScriptResult result, double largest) {
        Map<String, String> parameters = new TreeMap<>();
        model.params().forEach((name, value) -> parameters.put(name, value.toString()));
        parameters.put("script", spec.script());
        model.weights().ifPresent(expression -> parameters.put("weights", expression.text()));
        parameters.put("largest difference to the script", String.format(Locale.ROOT, "%.1e", largest));
        result.tied().ifPresent(text -> parameters.put(ScriptResult.TIED, text));
        result.metrics().forEach((name, value) -> parameters.put("script's " + name, value.toString()));
        return parameters;
    }
}
