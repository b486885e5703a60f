package dev.pandan.benchmarks.quality;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PythonSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import dev.pandan.training.python.Environments;
import dev.pandan.training.python.PythonPlace;
import dev.pandan.training.python.PythonTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** scikit-learn's estimators, by Pandan and in a script that reads plain tables. */
final class PythonSide {
    private static final String REQUIREMENTS =
            "pandan-cli/src/main/resources/dev/pandan/cli/templates/sklearn/requirements.txt";
    private static final List<String> ESTIMATORS = List.of("linear", "forest", "boosting");

    private final Path folder;
    private final PythonPlace place;
    private final Path interpreter;

    /**
     * @param home root of the repository
     * @param folder to work in
     */
    PythonSide(Path home, Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.place = PythonPlace.of(folder, folder.resolve("work"), line -> {});
        Path requirements = folder.resolve("requirements.txt");
        Files.writeString(requirements, Files.readString(home.resolve(REQUIREMENTS)));
        for (String script : List.of("datasets.py", "direct.py", "estimators.py", "train.py")) {
            try (InputStream in = PythonSide.class.getResourceAsStream("/quality/" + script)) {
                Files.write(
                        folder.resolve(script),
                        Objects.requireNonNull(in, script).readAllBytes());
            }
        }
        this.interpreter = new Environments(place).interpreter(requirements);
    }

    /** Files {@code NAME.csv} of the data sets that scikit-learn brings. */
    Path dataSets() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        run("datasets.py", data.toString());
        return data;
    }

    List<Comparison> compare(DataSet data) throws IOException {
        Path tables = folder.resolve("tables").resolve(data.name());
        data.table().write(tables);
        List<Comparison> all = new ArrayList<>();
        for (String estimator : ESTIMATORS) {
            double ours = data.measure(new PythonTrainer(place, "quality", spec(data, estimator))
                    .learn(data.lesson(), new Stages(Progress.none(), System::nanoTime, 2))
                    .model());
            String categories = String.join(",", data.table().categories());
            String theirs =
                    run("direct.py", tables.toString(), estimator, data.target().text(), categories);
            all.add(new Comparison(data, "scikit-learn", estimator, ours, Double.parseDouble(theirs.strip())).told());
        }
        return all;
    }

    private static ModelSpec spec(DataSet data, String estimator) {
        PythonSpec python = new PythonSpec("train.py", Optional.of("requirements.txt"), PythonSpec.DEFAULT_TIME_LIMIT);
        ModelSpec spec = new ModelSpec(Map.of("estimator", estimator), python);
        return data.target() == Target.NUMBER ? spec.predicting(Target.NUMBER) : spec;
    }

    private String run(String script, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of(interpreter.toString(), script), Stream.of(arguments))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Unbounded, its threads wait for each other on busy cores.
        builder.environment().put("OMP_NUM_THREADS", "2");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw PandanException.of(ErrorCode.TRAINING_FAILED, "the script " + script + " failed; see above");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while " + script + " ran", e);
        }
        return output;
    }
}
