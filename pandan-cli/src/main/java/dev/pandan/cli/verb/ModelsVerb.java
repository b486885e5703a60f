package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.terminal.TextTable;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pandan models list|show|promote|import|export}: the bundles in the registry. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list|show|promote|import|export",
        description = "List, show, promote, import or export the bundles in the registry.")
public final class ModelsVerb {
    private ModelsVerb() {}

    public static CommandLine command(Context context) {
        return new CommandLine(new ModelsVerb())
                .addSubcommand("list", new ListVerb(context))
                .addSubcommand("show", new Show(context))
                .addSubcommand("promote", new Promote(context))
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

        ListVerb(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            try (OpenProject open = project.open(context)) {
                List<Map<String, @Nullable Object>> found = new ArrayList<>();
                TextTable table = new TextTable("bundle", "stage", "auc", "rows", "scorer", "created");
                for (String decision : open.program().project().decisions().keySet()) {
                    int champion = open.registry().champion(decision).orElse(0);
                    for (BundleManifest bundle : open.registry().list(decision)) {
                        found.add(summary(bundle, champion));
                        table.row(
                                bundle.label(),
                                bundle.version() == champion ? "champion" : "",
                                metric(bundle, "auc"),
                                String.format(
                                        Locale.ROOT, "%,d", bundle.provenance().trainingRows()),
                                bundle.scorer(),
                                bundle.createdAt());
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
                int champion = open.registry().champion(found.decision()).orElse(0);
                if (json.isOn()) {
                    json.print(context.terminal(), summary(found, champion));
                } else {
                    summary(found, champion).forEach((key, value) -> context.terminal()
                            .print(String.format(Locale.ROOT, "%-18s %s", key, value)));
                }
                return 0;
            }
        }
    }

    /** {@code models promote}. */
    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Let a bundle decide from now on; running servers follow within a second or two.")
    static final class Promote implements Callable<Integer> {
        private final Context context;

        @Mixin
        private final ProjectOption project = new ProjectOption();

        @Parameters(paramLabel = "BUNDLE", description = "decision@version, for example late@3.")
        private String bundle = "";

        Promote(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            try (OpenProject open = project.open(context)) {
                BundleManifest found = BundleNames.find(open, bundle);
                if (!found.fingerprint().equals(open.program().fingerprint())) {
                    throw PandanException.of(
                            ErrorCode.MISMATCH,
                            found.label()
                                    + " was trained with other features than the project file has now (fingerprint "
                                    + found.fingerprint() + ", expected: "
                                    + open.program().fingerprint()
                                    + "); train again, or bring back the project file it was trained with");
                }
                open.registry().promote(found.decision(), found.version());
                context.terminal().print(found.label() + " is the champion");
                return 0;
            }
        }
    }

    private static Map<String, @Nullable Object> summary(BundleManifest bundle, int champion) {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("bundle", bundle.label());
        summary.put("stage", bundle.version() == champion ? "champion" : "");
        summary.put("scorer", bundle.scorer());
        summary.put("fingerprint", bundle.fingerprint());
        summary.put("created_at", bundle.createdAt());
        summary.put("training_rows", bundle.provenance().trainingRows());
        summary.put("validation_rows", bundle.provenance().validationRows());
        summary.put("training_digest", bundle.provenance().trainingDigest());
        summary.put("parameters", bundle.provenance().parameters());
        summary.put("versions", bundle.provenance().versions());
        summary.put("metrics", bundle.metrics());
        summary.put("artifacts", bundle.artifacts());
        return summary;
    }

    private static String metric(BundleManifest bundle, String name) {
        Double value = bundle.metrics().get(name);
        return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
    }
}
