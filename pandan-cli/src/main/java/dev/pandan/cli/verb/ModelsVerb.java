package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.report.BundleText;
import dev.pandan.cli.terminal.TextTable;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Stages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pandan models}: the bundles in the registry. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The trained bundles in the registry: look at them, compare them, say which one decides.")
public final class ModelsVerb {
    private ModelsVerb() {}

    public static CommandLine command(Context context) {
        return new CommandLine(new ModelsVerb())
                .addSubcommand("list", new ListVerb(context))
                .addSubcommand("show", new Show(context))
                .addSubcommand("diff", new ModelsDiff(context))
                .addSubcommand("promote", new ModelStages.Promote(context))
                .addSubcommand("rollback", new ModelStages.Rollback(context))
                .addSubcommand("canary", new ModelStages.Canary(context))
                .addSubcommand("challenge", new ModelStages.Challenge(context))
                .addSubcommand("compare", new ModelsCompare(context))
                .addSubcommand("retire", new ModelStages.Retire(context))
                .addSubcommand("delete", new ModelStages.Delete(context))
                .addSubcommand("import", new ImportVerb(context))
                .addSubcommand("export", new ExportVerb(context));
    }

    /** {@code models list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "All bundles, the champion marked.")
    static final class ListVerb implements Callable<Integer> {
        private final Context context;

        @Mixin
        private final ProjectOption project = new ProjectOption();

        @Mixin
        private final JsonOption json = new JsonOption();

        @Parameters(arity = "0..1", paramLabel = "DECISION", description = "Those of this decision alone.")
        private @Nullable String decision;

        ListVerb(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            try (OpenProject open = project.open(context)) {
                List<Map<String, @Nullable Object>> found = new ArrayList<>();
                TextTable table = new TextTable("bundle", "stage", "metric", "rows", "scorer", "created");
                for (String each : decisions(open)) {
                    Stages stages = open.registry().stages(each);
                    for (BundleManifest bundle : open.registry().list(each)) {
                        if (stages.deleted().contains(bundle.version())) {
                            continue;
                        }
                        found.add(summary(bundle, stages));
                        table.row(
                                bundle.label(),
                                stages.of(bundle.version()),
                                metric(bundle),
                                String.format(
                                        Locale.ROOT, "%,d", bundle.provenance().trainingRows()),
                                bundle.scorer(),
                                Instant.parse(bundle.createdAt())
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString());
                    }
                }
                if (json.isOn()) {
                    json.print(context.terminal(), Map.of("bundles", found));
                } else {
                    table.lines().forEach(context.terminal()::print);
                }
                return 0;
            }
        }

        private Set<String> decisions(OpenProject open) {
            return decision == null
                    ? open.program().project().decisions().keySet()
                    : Set.of(open.requireDecision(decision));
        }
    }

    /** {@code models show}. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "One bundle, for example late@3.")
    static final class Show implements Callable<Integer> {
        private final Context context;

        @Mixin
        private final ProjectOption project = new ProjectOption();

        @Mixin
        private final JsonOption json = new JsonOption();

        @Parameters(paramLabel = "BUNDLE", description = "decision@version; without a version the champion.")
        private String bundle = "";

        Show(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            try (OpenProject open = project.open(context)) {
                BundleManifest found = BundleNames.find(open, bundle);
                Stages stages = open.registry().stages(found.decision());
                if (json.isOn()) {
                    json.print(context.terminal(), summary(found, stages));
                } else {
                    BundleText.lines(found, stages.of(found.version())).forEach(context.terminal()::print);
                }
                return 0;
            }
        }
    }

    private static Map<String, @Nullable Object> summary(BundleManifest bundle, Stages stages) {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("bundle", bundle.label());
        summary.put("stage", stages.of(bundle.version()));
        summary.put("scorer", bundle.scorer());
        summary.put("fingerprint", bundle.fingerprint());
        summary.put("created_at", bundle.createdAt());
        summary.put("clock", bundle.provenance().clock());
        summary.put("from", at(bundle.provenance().fromMicros()));
        summary.put("until", at(bundle.provenance().untilMicros()));
        summary.put("training_rows", bundle.provenance().trainingRows());
        summary.put("validation_rows", bundle.provenance().validationRows());
        summary.put("training_digest", bundle.provenance().trainingDigest());
        summary.put("parameters", bundle.provenance().parameters());
        summary.put("versions", bundle.provenance().versions());
        summary.put("metrics", bundle.metrics());
        summary.put("artifacts", bundle.artifacts());
        return summary;
    }

    private static String at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /** The one figure that says most about a model of its kind. */
    private static String metric(BundleManifest bundle) {
        String name =
                switch (bundle.output()) {
                    case BINARY -> "auc";
                    case NUMBER -> "rmse";
                    case CLASS -> "accuracy";
                    case DISTANCE -> "silhouette";
                    case ANOMALY -> "auc";
                };
        Double value = bundle.metrics().get(name);
        return value == null ? "" : String.format(Locale.ROOT, "%s %.4f", name, value);
    }
}
