package dev.pandan.training.python;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.exchange.PickledModel;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Has Python read a model that only it can, and make ONNX of it, and lets the ONNX pass only if it says here what the model says in Python, of rows that are drawn for it.
 * Unpickling runs whatever code the folder of the model holds, with the rights of the user.
 */
public final class Unpickling {
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final SameScores SCORES = new SameScores("Python", "drawn rows", "told.json");

    private final PythonPlace place;
    private final String decision;
    private final Target target;
    private final Domain domain;

    /**
     * @param decision that the model is for
     * @param target what it predicts
     * @param domain its features
     */
    public Unpickling(PythonPlace place, String decision, Target target, Domain domain) {
        this.place = place;
        this.decision = decision;
        this.target = target;
        this.domain = domain;
    }

    /**
     * {@code MISMATCH} if the model does not fit the decision, {@code TRAINING_FAILED} if Python fails or its scores are others.
     *
     * @param samples rows as they occur, which are compared besides; a value per input of the domain
     */
    public ForeignModel read(PickledModel pickled, List<@Nullable Object[]> samples) {
        if (!pickled.columns().isEmpty()) {
            PickledColumns.check(domain, pickled.columns());
        }
        try (WorkPlace work = WorkPlace.take(place.work(), decision + ".import")) {
            UnpickleFolder folder = new UnpickleFolder(work.folder(), pickled.format());
            folder.write(pickled, target, domain, samples);
            run(pickled, folder);
            folder.requireFit(domain);
            return checked(pickled, folder.rows(domain), folder.result());
        }
    }

    private void run(PickledModel pickled, UnpickleFolder folder) {
        Path python = interpreter(pickled, folder.requirements());
        Path watch = PythonFiles.put(PythonFiles.WATCH, folder.folder());
        WatchedRun.End end = new WatchedRun(place.interpreter(), watch, folder.log(), place.output())
                .run(
                        List.of(python.toString(), folder.script().toString()),
                        folder.folder(),
                        ScriptEnvironment.of(folder.folder()),
                        LIMIT);
        if (!end.well()) {
            throw failed(
                    pickled,
                    "Python " + (end.inTime() ? "ended with status " + end.status() : "was ended after an hour")
                            + "; its last lines:\n  " + String.join("\n  ", end.lastLines())
                            + "\n  All that it printed and wrote: " + folder.folder() + pickledBy(pickled));
        }
    }

    private static String pickledBy(PickledModel pickled) {
        String version = pickled.facts().get("pickled by python");
        return version == null
                ? ""
                : "\n  The model was pickled by Python " + version + "; PANDAN_PYTHON names another interpreter.";
    }

    /** Nothing is compiled: an old scikit-learn would take long, and fail. */
    private Path interpreter(PickledModel pickled, Path requirements) {
        try {
            return new Environments(place, Map.of("PIP_ONLY_BINARY", ":all:")).interpreter(requirements);
        } catch (PandanException e) {
            if (e.code() != ErrorCode.TRAINING_FAILED) {
                throw e;
            }
            String version = pickled.versions().get(PickleRequirements.SCIKIT_LEARN);
            String reason = String.valueOf(e.getMessage()).contains("No matching distribution found for scikit-learn")
                    ? "there is no built scikit-learn " + version + " for this Python; "
                    : "";
            throw failed(pickled, reason + e.getMessage() + pickledBy(pickled));
        }
    }

    private static PandanException failed(PickledModel pickled, String what) {
        String wayOut =
                switch (pickled.format()) {
                    case PICKLE, CLOUDPICKLE, SKOPS -> "to ONNX with skl2onnx";
                    case KERAS -> "to a SavedModel with model.export(\"folder\")";
                    case TORCH -> "to TorchScript with torch.jit.trace(model, rows).save(\"model.pt\")";
                };
        return PandanException.of(
                ErrorCode.TRAINING_FAILED,
                what + "\n  Or export the model " + wayOut
                        + " in the Python that it comes from, and import what that writes.");
    }

    private ForeignModel checked(PickledModel pickled, UnpickledRows told, ScriptResult result) {
        boolean isOfShares = result.isOfProbabilities();
        List<String> classes = names(told, result);
        byte[] file = bytes(result.model());
        ForeignModel.Form form =
                (inputs, output, names) -> Model.onnx(file, inputs, isOfShares ? OutputKind.CLASS : output, names);
        double largest = check(form.model(domain, OutputKind.of(target), classes), told, result);
        Map<String, String> facts = new TreeMap<>(pickled.facts());
        result.versions().forEach((name, version) -> facts.put("converted by " + name, version));
        facts.put("rows compared with Python", String.valueOf(compared(result)));
        result.tied().ifPresent(text -> facts.put(ScriptResult.TIED, text));
        facts.put("largest difference to Python", String.format(Locale.ROOT, "%.1e", largest));
        if (target == Target.BINARY && !told.classes().isEmpty()) {
            facts.put("positive class", told.classes().get(1));
        }
        tell(told, result, largest);
        boolean isNamed = target != Target.CLASS || !told.classes().isEmpty();
        return new ForeignModel(form, isNamed ? classes : List.of(), facts);
    }

    /** What the model tells apart, where the decision names it. */
    private List<String> names(UnpickledRows told, ScriptResult result) {
        return switch (target) {
            case CLASS -> told.classes().isEmpty() ? numbered(result.scores()[0].length) : told.classes();
            case CLUSTER -> numbered(result.clusters());
            case BINARY, NUMBER, ANOMALY -> List.of();
        };
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static double check(Model model, UnpickledRows told, ScriptResult result) {
        try (Scorer scorer = model.open()) {
            return SCORES.check(scorer, model.output(), told.rows(), result);
        }
    }

    private static int compared(ScriptResult result) {
        return result.scores().length - result.ties().size();
    }

    private void tell(UnpickledRows told, ScriptResult result, double largest) {
        place.output()
                .accept(String.format(
                        Locale.ROOT,
                        "%,d rows have the scores of Python here too: the largest difference is %.1e",
                        compared(result),
                        largest));
        if (!result.ties().isEmpty()) {
            place.output()
                    .accept(
                            "of " + result.ties().size()
                                    + " rows more several neighbours are equally near, and Python takes any of them: not compared");
        }
        if (target == Target.BINARY && !told.classes().isEmpty()) {
            place.output()
                    .accept("the score is the probability of '" + told.classes().get(1) + "'");
        }
        if (told.refused() > 0) {
            place.output()
                    .accept("in Python the model refuses " + told.refused()
                            + " rows more that were drawn; they were left out");
        }
        tell(told.withoutMissing(), "missing values");
        tell(told.withoutOthers(), "values that it did not see in training");
    }

    private void tell(List<String> columns, String what) {
        if (!columns.isEmpty()) {
            place.output()
                    .accept("in Python the model refuses " + what + " of " + String.join(", ", columns)
                            + ": what it says of such rows here could not be compared");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw PythonFiles.unusable(file, e);
        }
    }
}
