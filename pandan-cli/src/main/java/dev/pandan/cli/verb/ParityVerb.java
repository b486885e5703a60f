package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.report.MetricsText;
import dev.pandan.cli.report.ParityText;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.parity.ParityOptions;
import dev.pandan.training.parity.ParityReport;
import dev.pandan.training.session.TrainingSession;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan parity}. */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        description = "Recompute the features of every stored decision on Spark; compare bit for bit.",
        footer = {
            "",
            "Where a decision differs, the rows that make the difference are named with the reason: late, concurrent, lost or not in the log.",
            "Exit status 7 if any differs."
        })
public final class ParityVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "DECISION", description = "The decision.")
    private String decision = "";

    @Option(
            names = "--as-of",
            paramLabel = "CLOCK",
            description =
                    "event_time (default): what the windows hold now; arrival: what had arrived when it was decided.")
    private HistoryClock clock = HistoryClock.EVENT_TIME;

    @Option(
            names = "--explain",
            paramLabel = "N",
            description = "How many differing decisions are explained (default: ${DEFAULT-VALUE}).")
    private int explained = 20;

    @Mixin
    private final SparkOption spark = new SparkOption();

    public ParityVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        spark.target();
        try (OpenProject open = project.open(context)) {
            open.requireDecision(decision);
            ParityReport report;
            try (TrainingSession session = spark.open(open);
                    ProgressBar bar = new ProgressBar(context.terminal())) {
                ParityOptions options = new ParityOptions(clock, 0, Math.max(0, explained));
                report = session.parityChecker(bar).check(StoredProjects.of(open), decision, options);
            }
            tell(report);
            return report.holds() ? 0 : ErrorCode.PARITY_FAILED.exitStatus();
        }
    }

    private void tell(ParityReport report) {
        if (json.isOn()) {
            json.print(context.terminal(), ParityText.json(report));
            return;
        }
        ParityText.lines(report).forEach(context.terminal()::print);
        report.live().ifPresent(metrics -> {
            context.terminal().print("");
            MetricsText.lines(Map.of("live decisions", metrics)).forEach(context.terminal()::print);
        });
    }
}
