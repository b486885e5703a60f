package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.report.FeatureText;
import dev.pandan.cli.terminal.TextTable;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.live.json.AnswerWriter;
import dev.pandan.live.text.Timestamps;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.PolicySpec;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pandan explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explain a stored decision: features, score, what pushed it, which model and rule.")
public final class ExplainVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "DECISION", description = "The decision.")
    private String decision = "";

    @Parameters(index = "1", paramLabel = "ID", description = "Id of the event it is about.")
    private String id = "";

    public ExplainVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (OpenProject open = project.open(context)) {
            DecisionProgram program =
                    Objects.requireNonNull(open.program().decisions().get(open.requireDecision(decision)));
            Decision found = find(open, program);
            requireSameFeatures(open, program, found);
            if (json.isOn()) {
                byte[] answer = new AnswerWriter(open.program()).decision(found);
                context.terminal().print(new String(answer, StandardCharsets.UTF_8));
            } else {
                tell(open, program, found);
            }
            return 0;
        }
    }

    private Decision find(OpenProject open, DecisionProgram program) {
        return OpenProject.await(open.store().events(program.stream(), List.of(id))).stream()
                .flatMap(event -> Stream.ofNullable(event.decisions().get(decision)))
                .findFirst()
                .map(DecisionCodec::decode)
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.NOT_FOUND,
                        "no decision '" + decision
                                + "' is stored about an event of this id (expected: the id of an event of stream '"
                                + program.stream() + "')"));
    }

    /** A bundle tells which features its decisions have; names of today must not be put on values of another program. */
    private static void requireSameFeatures(OpenProject open, DecisionProgram program, Decision found) {
        boolean same = found.bundle() == 0
                ? found.features().values().length == program.features().size()
                : open.registry()
                        .bundle(found.name(), found.bundle())
                        .fingerprint()
                        .equals(program.fingerprint());
        if (!same) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "the decision was made with the features of " + found.name() + "@" + found.bundle()
                            + ", which are not those of the project file (expected: the project file of then; 'pandan models show "
                            + found.name() + "@" + found.bundle() + "' tells more)");
        }
    }

    private void tell(OpenProject open, DecisionProgram program, Decision found) {
        say("decision", found.name() + " about " + found.id() + " at " + Timestamps.format(found.timeMicros()));
        say("action", found.action() + ", " + rule(program.spec().policy(), found.rule()));
        say("score", Double.isNaN(found.score()) ? "none" : String.format(Locale.ROOT, "%.6f", found.score()));
        if (!found.classes().isEmpty()) {
            say("predicted", found.classes().predicted() + " of " + probabilities(found.classes()));
        }
        say("model", found.bundle() == 0 ? "none" : found.name() + "@" + found.bundle() + ", " + found.scorer());
        say("decided at", Timestamps.format(found.decidedAtMicros()));
        say("policy", "of the project with fingerprint " + open.program().fingerprint());
        context.terminal().print("");
        features(program, found).lines().forEach(context.terminal()::print);
        context.terminal().print("");
        windows(open, program, found).lines().forEach(context.terminal()::print);
        if (!program.lookups().isEmpty()) {
            context.terminal().print("");
            LookedUp.table(open.folder().project(), program, found).lines().forEach(context.terminal()::print);
        }
    }

    private void say(String name, String value) {
        context.terminal().print(String.format(Locale.ROOT, "%-12s %s", name, value));
    }

    private static String rule(PolicySpec policy, int rule) {
        return switch (rule) {
            case Decision.OTHERWISE -> "as no rule held (otherwise)";
            case Decision.FALLBACK -> "as there was no score (fallback)";
            default ->
                rule < policy.rules().size()
                        ? "as " + policy.rules().get(rule).when().text()
                        : "by rule " + (rule + 1) + " of the policy of then";
        };
    }

    /** The likeliest first. */
    private static String probabilities(ClassProbabilities classes) {
        return classes.byName().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(one -> String.format(Locale.ROOT, "%s %.4f", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Strongest push first. */
    private static TextTable features(DecisionProgram program, Decision found) {
        double[] moved = found.contributions();
        TextTable table =
                new TextTable("feature", "value", Pushed.heading(program.spec().target(), found), "expression");
        IntStream.range(0, program.features().size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> i < moved.length ? -Math.abs(moved[i]) : 0))
                .forEach(i -> table.row(
                        program.features().get(i).name(),
                        FeatureText.of(found.features().values()[i]),
                        i < moved.length ? String.format(Locale.ROOT, "%+.4f", moved[i]) : "",
                        program.features().get(i).expression().text()));
        return table;
    }

    private static TextTable windows(OpenProject open, DecisionProgram program, Decision found) {
        TextTable table = new TextTable("window", "rows read", "hash of their ids");
        for (int i = 0; i < program.windows().size(); i++) {
            Window window = open.program().windows().get(program.windows().get(i));
            table.row(
                    window.name(),
                    String.valueOf(found.features().rows()[i]),
                    String.format(Locale.ROOT, "%016x", found.features().hashes()[i]));
        }
        return table;
    }
}
