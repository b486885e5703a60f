package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.live.ExpiryReport;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.store.Expired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pandan store expire}. */
@Command(
        name = "expire",
        mixinStandardHelpOptions = true,
        description = {
            "Remove what is older than its stream's 'keep', and is reached by no window or label of what is kept.",
            "Not while 'pandan serve' runs. What was broken off goes on when it is run again."
        })
final class StoreExpire implements Callable<Integer> {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--dry-run", description = "Say what would expire, and remove nothing.")
    private boolean dryRun;

    StoreExpire(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Map<String, @Nullable Object>> streams = new ArrayList<>();
        try (OpenProject open = project.open(context)) {
            LiveOptions options = LiveOptions.of(open.program(), open.store(), open.registry(), context.clock(), "")
                    .withLeaseTimes(LeaseTimes.of(LEASE));
            try (LiveProject live = LiveProject.open(options);
                    ProgressBar bar = new ProgressBar(context.terminal())) {
                if (dryRun) {
                    live.expiring().forEach((stream, times) -> streams.add(values(stream, times, null)));
                } else {
                    live.expire(removed -> bar.at("removing events", removed, 0)).stream()
                            .map(StoreExpire::values)
                            .forEach(streams::add);
                }
            }
        }
        print(streams);
        return 0;
    }

    private static Map<String, @Nullable Object> values(ExpiryReport report) {
        return values(report.stream(), report.times(), report.removed());
    }

    private static Map<String, @Nullable Object> values(String stream, Expired.Times times, @Nullable Long removed) {
        Map<String, @Nullable Object> values = StoreReport.expiry(stream, times);
        values.put("removed", removed);
        return values;
    }

    private void print(List<Map<String, @Nullable Object>> streams) {
        if (json.isOn()) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("dry_run", dryRun);
            report.put("streams", streams);
            json.print(context.terminal(), report);
            return;
        }
        if (streams.isEmpty()) {
            context.terminal().print("no stream of the project says 'keep': nothing expires");
        }
        for (Map<String, @Nullable Object> stream : streams) {
            String rows = stream.get("rows_from") == null
                    ? "no event is removed: what decisions that are kept for good read is kept too"
                    : (dryRun ? "would remove events before " : stream.get("removed") + " events removed, of before ")
                            + stream.get("rows_from");
            context.terminal()
                    .print("stream '" + stream.get("stream") + "': decided from " + stream.get("decided_from") + "; "
                            + rows);
        }
    }
}
