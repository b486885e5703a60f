package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pandan.expression.ProjectCompiler;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.python.PythonPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The flights, and scripts that learn from them: trained in Python on the whole training part, scored here on the whole held-out part with the scores of Python. */
abstract class ScriptedFlights {
    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static StoredProject flights;
    final List<String> printed = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void load() throws IOException {
        if (System.getenv("CI") == null) {
            assumeTrue(
                    Scripts.hasVenv(), "python3 with venv is not there (Debian, Ubuntu: apt-get install python3-venv)");
        }
        spark = SparkSessions.open(folder.resolve("spark"), 2);
        flights = Flights.load(spark, Long.MIN_VALUE, Flights.SPLIT);
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    /** The trainer refuses more than 1e-5; what was found is far less, and a row of nothing has a score too. */
    void assertAgrees(TrainingResult result) {
        String largest = result.bundle().provenance().parameters().get("largest difference to the script");
        assertThat(Double.parseDouble(largest)).isLessThan(1e-5);
        assertThat(result.rows().validation()).isEqualTo(23_012);
        try (Scorer scorer = registry().scorer(result.bundle())) {
            assertThat(scorer.score(new Object[scorer.domain().inputs().size()]))
                    .isBetween(0.0, 1.0);
        }
    }

    static Path project(String name, String script) throws IOException {
        return Scripts.write(folder.resolve(name), "sklearn", script);
    }

    TrainingResult train(Path project, String params) {
        return train(project, params, "");
    }

    /**
     * @param feature one more, a line of the project file
     */
    TrainingResult train(Path project, String params, String feature) {
        return train(project, withScript(params, feature));
    }

    TrainingResult train(Path project, StoredProject stored) {
        PythonPlace place = PythonPlace.of(project, project.resolve(".pandan"), printed::add);
        Trainer trainer = new Trainer(spark, registry(), project.resolve("reports"), (stage, done, total) -> {}, place);
        return trainer.train(TrainingRequest.of(stored, "late"));
    }

    static Registry registry() {
        return new Registry(flights.store().objects(), Clock.systemUTC());
    }

    static StoredProject withScript(String params, String feature) {
        return flights(scripted(params, feature));
    }

    static String scripted(String params, String feature) {
        String model =
                "model:\n      trainer: python\n      script: train.py\n      requirements: requirements.txt\n      "
                        + params + "\n    policy:";
        return flights.projectText()
                .replaceFirst("(?s)model:\n.*policy:", model)
                .replaceFirst("features:.*\n", "$0" + feature);
    }

    static StoredProject flights(String text) {
        return new StoredProject(
                ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> null)),
                text,
                flights.store(),
                flights.address(),
                flights.namespace());
    }
}
