package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.registry.BundleDraft;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Provenance;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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
            "The model has an input per feature, under the feature's name, or one for all features of a type; its score is an output",
            "'score', or the probabilities of two classes. What does not fit is told in a table, and nothing is stored."
        })
final class ImportVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Parameters(paramLabel = "MODEL", description = "An .onnx file, or a model folder of MLflow with the flavor onnx.")
    private Path place = Path.of("");

    @Option(names = "--decision", required = true, paramLabel = "NAME", description = "The decision it is for.")
    private String decision = "";

    @Option(
            names = "--sample",
            paramLabel = "FILE",
            description = {
                "Ordinary rows, from which reasons tell how far an event lies: JSON lines with the features, {\"distance\": 3, ...}, or answers of",
                "Pandan. By default those that a bundle of the same features was trained on; without any, decisions carry no reasons."
            })
    private @Nullable Path sample;

    ImportVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ForeignModel foreign = ForeignModel.read(place);
        try (OpenProject open = project.open(context)) {
            DecisionProgram program =
                    Objects.requireNonNull(open.program().decisions().get(open.requireDecision(decision)));
            Domain domain = typical(open, Domain.of(program.features()));
            Model model = Model.onnx(foreign.onnx(), domain, OutputKind.BINARY);
            tryOut(model);
            BundleManifest bundle = open.registry().add(draft(open, model, foreign));
            context.terminal()
                    .print(bundle.label() + " is stored, not promoted; next: pandan evaluate " + bundle.label()
                            + ", then: pandan models promote " + bundle.label());
            if (domain.inputs().stream().anyMatch(input -> input.typical() == null)) {
                context.terminal()
                        .print("its decisions will carry no reasons: give ordinary rows with --sample, or train a"
                                + " bundle first");
            }
            return 0;
        }
    }

    private Domain typical(OpenProject open, Domain domain) {
        if (sample != null) {
            return domain.typicalOf(SampleRows.read(sample, domain));
        }
        String fingerprint = open.program().fingerprint();
        return open.registry().list(decision).stream()
                .filter(bundle -> bundle.fingerprint().equals(fingerprint))
                .map(bundle -> domain.typicalOf(bundle.domain()))
                .reduce(
                        domain,
                        (earlier, later) ->
                                later.inputs().stream().anyMatch(input -> input.typical() == null) ? earlier : later);
    }

    /** A row in which everything is missing has a probability, or none. */
    private void tryOut(Model model) {
        try (Scorer scorer = model.open()) {
            double score = scorer.score(new Object[model.domain().inputs().size()]);
            if (!Double.isNaN(score) && !(score >= 0 && score <= 1)) {
                throw PandanException.of(
                        ErrorCode.MISMATCH,
                        "the model's score is no probability (expected: 0 to 1; end the model with a sigmoid)");
            }
        } catch (PandanException e) {
            throw PandanException.of(e.code(), place + ": " + e.getMessage(), e);
        }
    }

    private BundleDraft draft(OpenProject open, Model model, ForeignModel foreign) {
        Provenance provenance = new Provenance("", 0, 0, 0, 0, "", foreign.facts(), Map.of("scorer", model.scorer()));
        return new BundleDraft(
                decision,
                open.program().fingerprint(),
                open.folder().text(),
                model.scorer(),
                model.domain(),
                model.output(),
                model.files(),
                Map.of(),
                provenance);
    }
}
