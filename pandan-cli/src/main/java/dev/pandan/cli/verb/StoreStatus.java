package dev.pandan.cli.verb;

import dev.pandan.cli.project.ProjectFolder;
import dev.pandan.cli.project.ReachedStore;
import dev.pandan.cli.report.StoreText;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.sandbox.DetachedServer;
import dev.pandan.spec.error.ErrorCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pandan store status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "What a project's database holds: per stream events, bytes, oldest and newest event.",
            "It is read as it is: nothing is started and nothing is made. Exit status 4 if an embedded one does not run.",
            "Without a project file, or with --folder: whether an embedded database runs, and where."
        })
final class StoreStatus implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--quick", description = "Do not read the data to count it.")
    private boolean quick;

    StoreStatus(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ProjectOption project = database.project();
        return database.isFolder() || !project.isAny() ? ofFolder() : ofProject(project.read());
    }

    private int ofProject(ProjectFolder read) {
        StoreReport report = new StoreReport(read);
        ReachedStore.Reading<Map<String, @Nullable Object>> reading;
        try (ProgressBar progress = new ProgressBar(context.terminal())) {
            reading =
                    ReachedStore.read(read, store -> report.of(store, quick, rows -> progress.at("reading", rows, 0)));
        }
        Map<String, @Nullable Object> values = report.head();
        values.put("running", reading.value().isPresent());
        values.put("note", reading.note().isEmpty() ? null : reading.note());
        reading.value().ifPresent(values::putAll);
        if (json.isOn()) {
            json.print(context.terminal(), values);
        } else {
            StoreText.lines(values).forEach(context.terminal()::print);
        }
        return reading.value().isPresent() ? 0 : ErrorCode.NOT_FOUND.exitStatus();
    }

    private int ofFolder() {
        List<Path> folders = database.folders();
        Optional<DetachedServer> running = folders.stream()
                .flatMap(folder -> DetachedServer.find(folder).stream())
                .findFirst();
        if (json.isOn()) {
            json.print(context.terminal(), values(running.orElse(null), folders.get(0)));
        } else {
            context.terminal()
                    .print(running.map(found -> "running: " + StoreVerb.describe(found))
                            .orElse("not running ("
                                    + folders.stream().map(Path::toString).collect(Collectors.joining(", ")) + ")"));
        }
        return running.isPresent() ? 0 : ErrorCode.NOT_FOUND.exitStatus();
    }

    private Map<String, @Nullable Object> values(@Nullable DetachedServer running, Path folder) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("running", running != null);
        values.put("folder", (running == null ? folder : running.dataFolder()).toString());
        values.put("pid", running == null ? null : running.pid());
        values.put("port", running == null ? null : running.contactPoint().getPort());
        return values;
    }
}
