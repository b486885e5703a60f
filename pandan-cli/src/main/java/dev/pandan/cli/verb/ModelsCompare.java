package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.report.ComparisonText;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.live.text.Timestamps;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Stages;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.compare.Comparison;
import dev.pandan.training.session.TrainingSession;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan models compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Compare the champion with the canary and the challengers on the same decided events whose labels are known.",
        footer = {
            "",
            "Scores are those that were given when the events were decided; where a bundle gave none, it scores the stored features now, which gives the same score."
        })
final class ModelsCompare implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final SparkOption spark = new SparkOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "DECISION|BUNDLE",
            description = "The decision, or the bundles to compare, decision@version.")
    private List<String> names = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Events from this time on (default: those after the rows that any of the bundles was trained and"
                            + " validated on).")
    private @Nullable String from;

    ModelsCompare(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        spark.target();
        try (OpenProject open = project.open(context)) {
            List<BundleManifest> bundles = bundles(open);
            long fromMicros = from == null ? afterTraining(bundles) : time(from);
            Comparison comparison;
            try (TrainingSession session = spark.open(open);
                    ProgressBar bar = new ProgressBar(context.terminal())) {
                TrainingRequest request = TrainingRequest.of(
                        StoredProjects.of(open), bundles.get(0).decision());
                comparison = session.comparer(open.registry(), bar).compare(request, bundles, fromMicros);
            }
            if (json.isOn()) {
                json.print(context.terminal(), ComparisonText.json(comparison));
            } else {
                ComparisonText.lines(comparison).forEach(context.terminal()::print);
            }
            return 0;
        }
    }

    /** Those that are named; of a decision its champion, canary and challengers. */
    private List<BundleManifest> bundles(OpenProject open) {
        if (names.size() == 1 && !names.get(0).contains("@")) {
            BundleManifest champion = BundleNames.find(open, names.get(0));
            Stages stages = open.registry().stages(champion.decision());
            Set<Integer> versions = new LinkedHashSet<>();
            versions.add(champion.version());
            if (stages.canary() != 0) {
                versions.add(stages.canary());
            }
            versions.addAll(stages.challengers());
            return versions.stream()
                    .map(version -> open.registry().bundle(champion.decision(), version))
                    .toList();
        }
        List<BundleManifest> bundles = names.stream()
                .distinct()
                .map(name -> BundleNames.find(open, name))
                .toList();
        if (bundles.stream().map(BundleManifest::decision).distinct().count() > 1) {
            throw PandanException.of(
                    ErrorCode.USAGE, "bundles of several decisions cannot be compared (expected: of one decision)");
        }
        return bundles;
    }

    private static long afterTraining(List<BundleManifest> bundles) {
        return bundles.stream()
                        .mapToLong(bundle -> bundle.provenance().untilMicros())
                        .max()
                        .orElse(0)
                + 1;
    }

    private static long time(String text) {
        return Timestamps.parse(text)
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.USAGE, "--from: not a time (expected: for example 2001-03-01T00:00:00Z)"));
    }
}
