package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.store.StoreVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pandan store migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Bring a project's data to the layout of this version.",
            "Forward only; what was broken off goes on when it is run again."
        })
final class StoreMigrate implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--dry-run", description = "Say what there is to do, and do nothing.")
    private boolean dryRun;

    StoreMigrate(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (OpenProject open = project.openAnyLayout(context)) {
            StoreVersions versions = new StoreVersions(open.store());
            int before = versions.open();
            List<String> steps = new ArrayList<>();
            if (dryRun) {
                versions.pending().forEach(step -> steps.add(describe(step)));
            } else {
                versions.migrate(step -> steps.add(describe(step)));
            }
            print(before, dryRun ? before : versions.open(), steps);
            return 0;
        }
    }

    private void print(int before, int after, List<String> steps) {
        if (json.isOn()) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("version_before", before);
            report.put("version", after);
            report.put("current", StoreVersions.CURRENT);
            report.put("dry_run", dryRun);
            report.put("steps", steps);
            json.print(context.terminal(), report);
            return;
        }
        steps.forEach(step -> context.terminal().print((dryRun ? "to do: " : "done: ") + step));
        context.terminal()
                .print("version " + after + " of the layout"
                        + (after == StoreVersions.CURRENT ? ", the current one" : " of " + StoreVersions.CURRENT));
    }

    private static String describe(StoreVersions.Step step) {
        return "to version " + step.to() + ": " + step.what();
    }
}
