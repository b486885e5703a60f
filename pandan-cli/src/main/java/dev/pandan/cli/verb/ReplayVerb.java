package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.report.ReplayText;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Rescorer;
import dev.pandan.live.replay.DecisionReplay;
import dev.pandan.live.replay.ReplayReport;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "What another model, or the policy as the project file has it now, would have decided.",
        footer = {
            "",
            "Reads the stored decisions with the features they were made of; nothing is written. With the bundle and the policy that had decided, nothing changes."
        })
public final class ReplayVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "DECISION", description = "The decision.")
    private String decision = "";

    @Option(
            names = "--bundle",
            paramLabel = "BUNDLE",
            description =
                    "The model, decision@version (default: the stored scores, under the policy of the project file).")
    private @Nullable String bundle;

    @Mixin
    private final TimeRange range = new TimeRange();

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "How many decisions with another action are listed (default: ${DEFAULT-VALUE}).")
    private int examples = 10;

    public ReplayVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        long fromMicros = range.fromMicros();
        long untilMicros = range.untilMicros();
        try (OpenProject open = project.open(context)) {
            String name = open.requireDecision(decision);
            DecisionProgram program =
                    Objects.requireNonNull(open.program().decisions().get(name));
            Bundle model = bundle == null ? null : BundleNames.load(open, program, bundle);
            try (Rescorer rescorer = new Rescorer(program, open.program().newCode(), model)) {
                ReplayReport report = new DecisionReplay(
                                program, rescorer, sameFeatures(open, name), Math.max(0, examples))
                        .run(open.store(), fromMicros, untilMicros);
                tell(
                        report,
                        (model == null ? "" : name + "@" + model.version() + " and ")
                                + "the policy of the project file");
            }
            return 0;
        }
    }

    /** Decisions of no bundle are those of this project as far as their features can be told apart. */
    private static IntPredicate sameFeatures(OpenProject open, String decision) {
        Map<Integer, Boolean> known = new HashMap<>();
        return version -> version == 0
                || known.computeIfAbsent(version, v -> open.registry()
                        .bundle(decision, v)
                        .fingerprint()
                        .equals(open.program().fingerprint(decision)));
    }

    private void tell(ReplayReport report, String by) {
        if (json.isOn()) {
            json.print(context.terminal(), ReplayText.json(report));
        } else {
            ReplayText.lines(report, by).forEach(context.terminal()::print);
        }
    }
}
