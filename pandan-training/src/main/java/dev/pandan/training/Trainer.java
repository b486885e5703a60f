package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.BundleDraft;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.training.evaluate.GateNames;
import dev.pandan.training.fit.Hashing;
import dev.pandan.training.fit.Learnt;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.fit.ModelTrainer;
import dev.pandan.training.fit.Statistics;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import dev.pandan.training.python.PythonPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/**
 * Trains a decision: training set from the stored log, a model by the trainer that the project names, evaluation on later rows, report, bundle in the registry. Nothing is promoted. A training that
 * fails leaves nothing behind.
 */
public final class Trainer {
    /** Those around the trainer's own. */
    private static final int STAGES = 4;

    private final SparkSession spark;
    private final Registry registry;
    private final Path reports;
    private final Progress progress;
    private final PythonPlace python;

    /**
     * @param reports folder for the HTML reports; made if missing
     */
    public Trainer(SparkSession spark, Registry registry, Path reports, Progress progress) {
        this(spark, registry, reports, progress, PythonPlace.of(reports, reports, line -> {}));
    }

    /**
     * @param python where Python scripts are and work
     */
    public Trainer(SparkSession spark, Registry registry, Path reports, Progress progress, PythonPlace python) {
        this.spark = spark;
        this.registry = registry;
        this.reports = reports;
        this.progress = progress;
        this.python = python;
    }

    /**
     * Fails with {@code PROJECT_INVALID} if the decision has no label or model, or a parameter is wrong, and with {@code TRAINING_FAILED} if there is too little data or
     * the scorers do not agree with the library that trained.
     */
    public TrainingResult train(TrainingRequest request) {
        DecisionProgram decision = request.project().decision(request.decision());
        Trainable.check(decision);
        ModelTrainer trainer = Trainers.of(spark, python, decision);
        trainer.check();
        requireGate(decision);
        requireTexts(decision);
        Stages stages = new Stages(progress, System::nanoTime, STAGES + trainer.stages());
        try (TrainingSet set = TrainingSet.build(spark, request, stages)) {
            return train(request, trainer, set, stages);
        }
    }

    private static void requireGate(DecisionProgram decision) {
        List<Problem> problems = GateNames.problems(decision.spec());
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
    }

    private static void requireTexts(DecisionProgram decision) {
        List<Problem> problems = Hashing.problems(decision);
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
    }

    private TrainingResult train(TrainingRequest request, ModelTrainer trainer, TrainingSet set, Stages stages) {
        DecisionProgram decision = request.project().decision(request.decision());
        Hashing hashing = Hashing.of(decision);
        JavaRDD<FeatureExample> training = hashing.rows(set.training());
        Statistics statistics = hashing.statistics(training, decision.features());
        List<FeatureExample> validation = RowOrder.sorted(set.validation().collect());
        TrainingRows rows = set.rows(statistics, validation);
        LabelsNeeded.check(decision.spec().target(), statistics, rows);
        Lesson lesson = new Lesson(
                decision.features(), statistics, training, hashing.rows(validation), Trainable.horizonMicros(decision));
        Learnt learnt = hashing.learnt(trainer.learn(lesson, stages)).with(OrdinaryRows.of(set.training()));
        Evaluated evaluated;
        Draft draft;
        try (Champion champion = Champion.of(registry, decision)) {
            draft = new Draft(request, decision, set, rows, learnt, statistics, champion);
            evaluated = evaluated(draft, validation, stages);
        }
        return stored(draft, evaluated, stages);
    }

    private Evaluated evaluated(Draft draft, List<FeatureExample> validation, Stages stages) {
        return stages.run(
                "evaluation and report",
                () -> draft.evaluate(validation, inspector(draft.request(), draft.decision(), validation)));
    }

    private TrainingResult stored(Draft draft, Evaluated evaluated, Stages stages) {
        BundleManifest bundle = stages.run("storing the bundle", () -> store(draft, evaluated));
        Path report = write(bundle, evaluated.html());
        return new TrainingResult(
                bundle,
                evaluated.model(),
                evaluated.beside(),
                draft.champion().label(),
                evaluated.baseline(),
                evaluated.baselineName(),
                evaluated.inspection(),
                draft.learnt().calibrated(),
                draft.rows(),
                stages.seconds(),
                report);
    }

    private Inspector inspector(TrainingRequest request, DecisionProgram decision, List<FeatureExample> rows) {
        return Inspector.of(spark, request, decision.spec().evaluate().by(), rows);
    }

    private BundleManifest store(Draft draft, Evaluated evaluated) {
        Model model = draft.model();
        Map<String, byte[]> artifacts = new HashMap<>(model.files());
        artifacts.put(Artifacts.REPORT, evaluated.html().getBytes(StandardCharsets.UTF_8));
        BundleDraft bundle = new BundleDraft(
                draft.decision().name(),
                draft.decision().fingerprint(),
                draft.request().project().projectText(),
                model.scorer(),
                model.domain(),
                model.output(),
                model.classes(),
                artifacts,
                evaluated.metrics(),
                draft.provenance());
        return registry.add(bundle);
    }

    private Path write(BundleManifest bundle, String html) {
        Path file = reports.resolve(bundle.decision() + "-" + bundle.version() + ".html");
        try {
            Files.createDirectories(reports);
            return Files.writeString(file, html);
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    "the report '" + file + "' cannot be written; bundle " + bundle.label()
                            + " is stored, with the report in it",
                    e);
        }
    }
}
