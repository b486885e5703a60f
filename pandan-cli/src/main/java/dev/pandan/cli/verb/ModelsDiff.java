package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.terminal.TextTable;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pandan models diff}: what is different in two bundles. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "What is different in two bundles: features, data, parameters, versions, metrics, project file.")
final class ModelsDiff implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "BUNDLE", description = "decision@version; without a version the champion.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "BUNDLE", description = "The other one.")
    private String other = "";

    ModelsDiff(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (OpenProject open = project.open(context)) {
            BundleManifest left = BundleNames.find(open, one);
            BundleManifest right = BundleNames.find(open, other);
            tell(left, right, differences(left, right));
            return 0;
        }
    }

    private record Difference(String what, String left, String right) {}

    private static List<Difference> differences(BundleManifest left, BundleManifest right) {
        Map<String, String> one = facts(left);
        Map<String, String> two = facts(right);
        TreeSet<String> all = new TreeSet<>(one.keySet());
        all.addAll(two.keySet());
        List<Difference> different = new ArrayList<>();
        for (String what : all) {
            String before = one.getOrDefault(what, "-");
            String after = two.getOrDefault(what, "-");
            if (!before.equals(after)) {
                different.add(new Difference(what, before, after));
            }
        }
        return different;
    }

    private static Map<String, String> facts(BundleManifest bundle) {
        Provenance provenance = bundle.provenance();
        Map<String, String> facts = new TreeMap<>();
        facts.put("created_at", bundle.createdAt());
        facts.put("features", bundle.fingerprint());
        facts.put("scorer", bundle.scorer());
        facts.put("project_file", Integer.toHexString(Objects.hash(bundle.projectText())));
        facts.put("clock", provenance.clock());
        facts.put("training_rows", Long.toString(provenance.trainingRows()));
        facts.put("validation_rows", Long.toString(provenance.validationRows()));
        facts.put("training_digest", provenance.trainingDigest());
        bundle.domain().inputs().forEach(input -> facts.put("input." + input.name(), input.toString()));
        bundle.metrics()
                .forEach((name, value) -> facts.put("metric." + name, String.format(Locale.ROOT, "%.6g", value)));
        provenance.parameters().forEach((name, value) -> facts.put("param." + name, value));
        provenance.versions().forEach((name, value) -> facts.put("version." + name, value));
        return facts;
    }

    private void tell(BundleManifest left, BundleManifest right, List<Difference> differences) {
        if (json.isOn()) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("bundles", List.of(left.label(), right.label()));
            Map<String, Object> found = new LinkedHashMap<>();
            differences.forEach(one -> found.put(one.what(), List.of(one.left(), one.right())));
            report.put("differences", found);
            json.print(context.terminal(), report);
            return;
        }
        TextTable table = new TextTable("", left.label(), right.label());
        differences.forEach(one -> table.row(one.what(), shortened(one.left()), shortened(one.right())));
        table.lines().forEach(context.terminal()::print);
    }

    private static String shortened(String text) {
        return text.length() <= 48 ? text : text.substring(0, 47) + "…";
    }
}
