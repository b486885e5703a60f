package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.training.python.Environments;
import dev.pandan.training.python.PythonPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pickles of scikit-learn in folders as MLflow writes them: what is decided with them here is what they say in Python about the same rows. */
final class UnpickleIT {
    private static final Path EXAMPLE = Path.of("../examples/deliveries");
    private static final Path REQUIREMENTS = EXAMPLE.resolve("requirements.txt");

    /** A pipeline of three classes with an imputer, a forest that has met missing distances itself, neighbours weighed by their distance, and a Gaussian process whose sums float32 cannot hold. */
    private static final String FIT = """
            import pathlib, pickle, sys
            import numpy as np
            import pandas as pd
            import sklearn
            from sklearn.compose import make_column_transformer
            from sklearn.ensemble import RandomForestRegressor
            from sklearn.gaussian_process import GaussianProcessRegressor
            from sklearn.impute import SimpleImputer
            from sklearn.linear_model import LogisticRegression
            from sklearn.neighbors import KNeighborsRegressor
            from sklearn.pipeline import make_pipeline
            from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

            data, to = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
            rows = pd.read_csv(data / "orders.csv").merge(pd.read_csv(data / "arrivals.csv"), on="order_id")
            rows["busy"] = np.arange(len(rows)) % 7
            rows.loc[rows.index % 9 == 0, "distance"] = np.nan
            X = rows[["weather", "kitchen", "busy", "distance", "items"]]
            numbers, texts = ["busy", "distance", "items"], ["weather", "kitchen"]

            def save(name, model, y):
                (to / name).mkdir()
                (to / name / "model.pkl").write_bytes(pickle.dumps(model.fit(X, y)))
                (to / name / "MLmodel").write_text(f'''flavors:
              python_function: {{loader_module: mlflow.sklearn, model_path: model.pkl, python_version: 3.11.7}}
              sklearn: {{pickled_model: model.pkl, serialization_format: pickle, sklearn_version: {sklearn.__version__}}}
            ''')

            linear = make_column_transformer(
                (make_pipeline(SimpleImputer(), StandardScaler()), numbers), (OneHotEncoder(handle_unknown="ignore"), texts))
            trees = make_column_transformer(
                ("passthrough", numbers), (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), texts))
            late = np.where(rows.minutes > 55, "late", np.where(rows.minutes < 35, "early", "on time"))
            save("classes", make_pipeline(linear, LogisticRegression(max_iter=500)), late)
            save("rounded", make_pipeline(trees, SimpleImputer(), GaussianProcessRegressor()), rows.minutes)
            save("neighbours", make_pipeline(linear, KNeighborsRegressor(3, weights="distance")), rows.minutes)
            save("forest", make_pipeline(trees, RandomForestRegressor(20, random_state=0)), rows.minutes)
            """;

    private static final String SCORE = """
            import json, pickle, sys
            import numpy as np
            import pandas as pd

            features = json.loads(sys.argv[2])
            names = ["weather", "kitchen", "busy", "distance", "items"]
            X = pd.DataFrame({n: [features[n] if n in ("weather", "kitchen") else np.float32(features[n] if features[n] is not None else np.nan)] for n in names})
            model = pickle.load(open(sys.argv[1] + "/model.pkl", "rb"))
            said = dict(zip(model.classes_, model.predict_proba(X)[0])) if hasattr(model, "classes_") else {"score": model.predict(X)[0]}
            print(json.dumps({name: float(x) for name, x in said.items()}))
            """;

    @TempDir
    private Path folder;

    @Test
    void unpickledModels_decideAsInPython() throws IOException, InterruptedException {
        assumeTrue(hasVenv() || System.getenv("CI") != null, "python3 with venv is not there");
        PythonPlace place = PythonPlace.of(folder, folder.resolve("work"), line -> {});
        Path python = new Environments(place).interpreter(REQUIREMENTS);
        python(python, "fit.py", FIT, EXAMPLE.resolve("data").toString(), folder.toString());
        CassandraOptions options = CassandraOptions.of(
                        Path.of(System.getProperty("pandan.cassandra.lib")), folder.resolve("cassandra"))
                .withFastStart(true);
        try (CassandraServer server = CassandraServer.start(options)) {
            String store = "cassandra://127.0.0.1:" + server.contactPoint().getPort() + "/deliveries?dc=datacenter1";
            Files.writeString(
                    folder.resolve("pandan.yaml"),
                    Files.readString(EXAMPLE.resolve("pandan.yaml")).replace("embedded:cassandra", '"' + store + '"'));
            assertRefused();
            assertImported("classes", "outcome", 1);
            assertImported("forest", "minutes", 1);
            assertDecides(python, "classes", "outcome", "/probabilities", 0);
            assertDecides(python, "forest", "minutes", "", 0);
            assertImported("neighbours", "minutes", 2);
            assertDecides(python, "neighbours", "minutes", "", 1);
        }
    }

    private void assertImported(String model, String decision, int version) throws IOException {
        String name = decision + "@" + version;
        CommandRun run = run("models", "import", path(model), "--decision", decision, "--unpickle");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains(name + " is stored, not promoted");
        String told = run.err()
                .lines()
                .filter(line -> line.contains("rows have the scores of Python"))
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(withoutFigures(Files.readString(Path.of("../docs/guide/python.md"))))
                .contains(withoutFigures(told));
        CommandRun shown = run("models", "show", name);
        assertThat(shown.out()).contains("largest difference to Python", "imported from");
        assertThat(run("models", "promote", name).status()).isZero();
    }

    private static String withoutFigures(String text) {
        return text.replaceAll("\\d[\\d.,e-]*", "N");
    }

    /**
     * Of orders as they come, one of them without a distance and of a kitchen that nobody has seen.
     *
     * @param skipped orders before the first: what was decided once stays decided
     */
    private void assertDecides(Path python, String model, String decision, String place, int skipped)
            throws IOException, InterruptedException {
        List<String> orders = Files.readAllLines(EXAMPLE.resolve("data/orders.csv"));
        for (int i : new int[] {1, 400, 1200}) {
            String[] cells = orders.get(skipped + i).split(",", -1);
            boolean isStrange = i == 400;
            String order =
                    "{\"order_id\": \"%s\", \"ordered_at\": \"%s\", \"kitchen\": \"%s\", \"weather\": \"%s\", \"distance\": %s, \"items\": %s}"
                            .formatted(
                                    cells[0],
                                    cells[1],
                                    isStrange ? "new" : cells[2],
                                    cells[3],
                                    isStrange ? null : cells[4],
                                    cells[5]);
            CommandRun run = run("decide", decision, order);
            assertThat(run.status()).as(run.err()).isZero();
            JsonNode answer = new ObjectMapper().readTree(run.out());
            JsonNode said = new ObjectMapper()
                    .readTree(python(
                            python,
                            "score.py",
                            SCORE,
                            path(model),
                            answer.path("features").toString()));
            assertThat(said).isNotEmpty();
            said.properties().forEach(score -> assertThat(
                            answer.at(place + "/" + score.getKey()).asDouble())
                    .isCloseTo(
                            score.getValue().asDouble(),
                            within(1e-5 * Math.max(1, Math.abs(score.getValue().asDouble())))));
        }
    }

    private void assertRefused() {
        CommandRun wrongTarget = run("models", "import", path("forest"), "--decision", "outcome", "--unpickle");
        assertThat(wrongTarget.status()).isEqualTo(5);
        assertThat(wrongTarget.err())
                .contains("RandomForestRegressor is no classifier (expected: one, as the decision predicts a class)");
        CommandRun otherScores = run("models", "import", path("rounded"), "--decision", "minutes", "--unpickle");
        assertThat(otherScores.status()).isEqualTo(6);
        assertThat(otherScores.err())
                .containsPattern(
                        "other scores here than in Python: [\\d,]+ of 2,000 drawn rows differ by more than 1.0E-5")
                .contains("the model is not stored");
        CommandRun otherFeatures = run("models", "import", path("classes"), "--decision", "kind", "--unpickle");
        assertThat(otherFeatures.status()).isEqualTo(5);
        assertThat(otherFeatures.err())
                .contains("the model does not take the decision's features:")
                .containsPattern("kitchen +float\\[n,1] +extra: no feature");
        CommandRun withoutOption = run("models", "import", path("classes"), "--decision", "outcome");
        assertThat(withoutOption.err()).contains("--unpickle", "only for one that you trust");
        CommandRun noPickle =
                run("models", "import", EXAMPLE.resolve("data").toString(), "--decision", "outcome", "--unpickle");
        assertThat(noPickle.status()).isEqualTo(2);
        assertThat(noPickle.err()).contains("--unpickle: ", "holds nothing that only Python reads");
    }

    private String path(String model) {
        return folder.resolve(model).toString();
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project", folder.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String python(Path python, String name, String script, String... arguments)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name), script);
        List<String> command = new ArrayList<>(List.of(python.toString(), file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }

    private static boolean hasVenv() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import venv, ensurepip")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
