package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.report.ReplayText;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.live.model.Deciders;
import dev.pandan.live.model.Rescorer;
import dev.pandan.live.replay.DecisionReplay;
import dev.pandan.live.replay.ReplayReport;
import dev.pandan.live.text.Timestamps;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
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

    @Option(names = "--from", paramLabel = "TIME", description = "Events from this time on.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Events before this time.")
    private @Nullable String until;

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
        long fromMicros = from == null ? Long.MIN_VALUE : time("--from", from);
        long untilMicros = until == null ? Long.MAX_VALUE : time("--until", until);
        try (OpenProject open = project.open(context)) {
            String name = open.requireDecision(decision);
            DecisionProgram program =
                    Objects.requireNonNull(open.program().decisions().get(name));
            Bundle model = bundle == null ? null : bundle(open, name, bundle);
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

    private static long time(String option, String text) {
        OptionalLong micros = Timestamps.parse(text);
        if (micros.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.USAGE, option + ": not a time (expected: for example 2001-03-01T00:00:00Z)");
        }
        return micros.getAsLong();
    }

    private static Bundle bundle(OpenProject open, String decision, String name) {
        BundleManifest found = BundleNames.find(open, name);
        if (!found.decision().equals(decision)) {
            throw PandanException.of(
                    ErrorCode.USAGE, "--bundle: " + found.label() + " is not a bundle of '" + decision + "'");
        }
        Bundle loaded = Champions.of(open.registry()).load(decision, found.version());
        Deciders.requireSameProgram(open.program(), decision, loaded);
        return loaded;
    }

    /** Decisions of no bundle are those of this project as far as their features can be told apart. */
    private static IntPredicate sameFeatures(OpenProject open, String decision) {
        Map<Integer, Boolean> known = new HashMap<>();
        return version -> version == 0
                || known.computeIfAbsent(version, v -> open.registry()
                        .bundle(decision, v)
                        .fingerprint()
                        .equals(open.program().fingerprint()));
    }

    private void tell(ReplayReport report, String by) {
        if (json.isOn()) {
            json.print(context.terminal(), ReplayText.json(report));
        } else {
            ReplayText.lines(report, by).forEach(context.terminal()::print);
        }
    }
}
