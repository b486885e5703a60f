package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.exchange.PickledModel;
import dev.pandan.model.registry.BundleDraft;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Provenance;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.pipeline.PipelineImport;
import dev.pandan.training.python.PythonPlace;
import dev.pandan.training.python.Unpickling;
import dev.pandan.training.session.TrainingSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan models import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Store a model that was trained elsewhere as a bundle of a decision; it is not promoted.",
        footer = {
            "",
            "The model has an input per feature, under the feature's name, or one for all features of a type; its score is an output 'score', or the probabilities of two classes, or, where a number is predicted, that number, or the probabilities of --classes. What does not fit is told in a table, and nothing is stored."
        })
final class ImportVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Parameters(
            paramLabel = "MODEL",
            description = {
                "An .onnx file, a SavedModel folder of TensorFlow, a TorchScript file of PyTorch, an XGBoost .json or .ubj file, a LightGBM text file, a PipelineModel folder of Spark, or a model folder of MLflow with one of these; with --unpickle also what only Python reads."
            })
    private Path place = Path.of("");

    @Option(names = "--decision", required = true, paramLabel = "NAME", description = "The decision it is for.")
    private String decision = "";

    @Option(
            names = "--classes",
            split = ",",
            paramLabel = "NAME",
            description = "Classes in the order of the model's probabilities, for a decision that predicts one.")
    private List<String> classes = List.of();

    @Option(
            names = "--sample",
            paramLabel = "FILE",
            description = {
                "Ordinary rows, from which reasons tell how far an event lies: JSON lines with the features, {\"distance\": 3, ...}, or answers of Pandan. By default those that a bundle of the same features was trained on; without any, decisions carry no reasons."
            })
    private @Nullable Path sample;

    @Mixin
    private final UnpickleOption unpickle = new UnpickleOption();

    ImportVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<PickledModel> pickled = unpickle.find(place);
        Optional<Path> pipeline = PipelineImport.find(place);
        Optional<ForeignModel> read =
                pickled.isPresent() || pipeline.isPresent() ? Optional.empty() : Optional.of(ForeignModel.read(place));
        try (OpenProject open = project.open(context)) {
            open.requireDecision(decision);
            if (pickled.isPresent()) {
                store(open, unpickled(open, pickled.orElseThrow()));
            } else if (read.isPresent()) {
                store(open, read.get());
            } else {
                storePipeline(open, pipeline.orElseThrow());
            }
            return 0;
        }
    }

    /** Python reads it, in a process of its own. */
    private ForeignModel unpickled(OpenProject open, PickledModel pickled) {
        DecisionProgram program = program(open);
        Domain domain = Domain.of(program.features());
        List<@Nullable Object[]> rows = sample == null ? List.of() : SampleRows.read(sample, domain);
        try (ProgressBar bar = new ProgressBar(context.terminal())) {
            PythonPlace python = StoredProjects.python(open, bar::above);
            return new Unpickling(python, decision, program.spec().target(), domain).read(pickled, rows);
        } catch (PandanException e) {
            throw PandanException.of(e.code(), place + ": " + e.getMessage(), e);
        }
    }

    private DecisionProgram program(OpenProject open) {
        return Objects.requireNonNull(open.program().decisions().get(decision));
    }

    /** Those of the option, or of the model itself; only a model of classes has them. */
    private List<String> classes(DecisionProgram program, ForeignModel foreign) {
        boolean isNeeded = program.spec().target().namesOne();
        if (isNeeded && !foreign.classes().isEmpty()) {
            if (!classes.isEmpty() && !classes.equals(foreign.classes())) {
                throw PandanException.of(
                        ErrorCode.USAGE,
                        "--classes: " + classes + ", but the model itself says " + foreign.classes()
                                + " (leave the option out)");
            }
            return foreign.classes();
        }
        if (isNeeded ? classes.size() < 2 : !classes.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    isNeeded
                            ? "--classes: missing (expected: the classes in the order of the model's probabilities, for"
                                    + " example --classes early,late)"
                            : "--classes: decision '" + decision + "' predicts no class (leave it out)");
        }
        return classes;
    }

    /** Spark reads its own folders, inside this process, and is asked until the model is made. */
    private void storePipeline(OpenProject open, Path folder) {
        try (TrainingSession session = TrainingSession.open(open.folder().work().resolve("spark"))) {
            store(open, session.pipeline(folder));
        }
    }

    private void store(OpenProject open, ForeignModel foreign) {
        DecisionProgram program = program(open);
        Domain domain = typical(open, Domain.of(program.features()));
        Model model = fit(foreign, program, domain).hashed(hashes(program));
        tryOut(model);
        BundleManifest bundle = open.registry().add(draft(open, model, foreign));
        context.terminal()
                .print(bundle.label() + " is stored, not promoted; next: pandan evaluate " + bundle.label()
                        + ", then: pandan models promote " + bundle.label());
        if (domain.inputs().stream().anyMatch(input -> input.typical() == null)) {
            context.terminal()
                    .print(
                            "its decisions will carry no reasons: give ordinary rows with --sample, or train a bundle first");
        }
    }

    /** Buckets by feature. */
    private static Map<String, Integer> hashes(DecisionProgram program) {
        return program.spec().model().map(model -> model.hash().buckets()).orElse(Map.of());
    }

    private Model fit(ForeignModel foreign, DecisionProgram program, Domain domain) {
        try {
            return foreign.form().model(domain, OutputKind.of(program.spec().target()), classes(program, foreign));
        } catch (PandanException e) {
            throw PandanException.of(e.code(), place + ": " + e.getMessage(), e);
        }
    }

    private Domain typical(OpenProject open, Domain domain) {
        if (sample != null) {
            return domain.typicalOf(SampleRows.read(sample, domain));
        }
        String fingerprint = open.program().fingerprint(decision);
        return open.registry().list(decision).stream()
                .filter(bundle -> bundle.fingerprint().equals(fingerprint))
                .map(bundle -> domain.typicalOf(bundle.domain()))
                .reduce(
                        domain,
                        (earlier, later) ->
                                later.inputs().stream().anyMatch(input -> input.typical() == null) ? earlier : later);
    }

    /** A row in which everything is missing has a score of its kind, or none. */
    private void tryOut(Model model) {
        try (Scorer scorer = model.open()) {
            Verdict verdict = scorer.verdict(new Object[model.domain().inputs().size()]);
            boolean isOfShares = model.output() == OutputKind.CLASS;
            double[] values = isOfShares ? verdict.classes().values() : new double[] {verdict.score()};
            if (!Arrays.stream(values).allMatch(model.output()::allows)) {
                throw PandanException.of(
                        ErrorCode.MISMATCH,
                        "the model's score is no "
                                + switch (model.output()) {
                                    case BINARY -> "probability (expected: 0 to 1; end the model with a sigmoid)";
                                    case CLASS ->
                                        "probability (expected: 0 to 1 for each class; end the model with a softmax)";
                                    case DISTANCE -> "distance (expected: at least 0)";
                                    case NUMBER, ANOMALY -> "number (expected: a finite one)";
                                });
            }
        } catch (PandanException e) {
            throw PandanException.of(e.code(), place + ": " + e.getMessage(), e);
        }
    }

    private BundleDraft draft(OpenProject open, Model model, ForeignModel foreign) {
        Provenance provenance = new Provenance("", 0, 0, 0, 0, "", foreign.facts(), Map.of("scorer", model.scorer()));
        return new BundleDraft(
                decision,
                open.program().fingerprint(decision),
                open.folder().text(),
                model.scorer(),
                model.domain(),
                model.output(),
                model.classes(),
                model.files(),
                Map.of(),
                provenance);
    }
}
