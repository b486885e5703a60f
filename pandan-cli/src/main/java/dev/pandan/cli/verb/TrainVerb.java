package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.report.MetricsText;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.training.Trainer;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.TrainingResult;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.job.SparkSessions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train a decision's model on Spark from the stored log, and promote it.",
        footer = {
            "",
            "Training rows come before validation rows in time, with a gap of the label's horizon. Prints the metrics on the validation rows",
            "beside a baseline that knows only the base rate, and writes an HTML report to .pandan/reports."
        })
public final class TrainVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "DECISION", description = "The decision.")
    private String decision = "";

    @Option(names = "--no-promote", description = "Store the bundle, but let the champion go on deciding.")
    private boolean noPromote;

    @Option(
            names = "--as-of",
            paramLabel = "CLOCK",
            description =
                    "event_time (default): rows that happened before; arrival: only those of them that had arrived.")
    private HistoryClock clock = HistoryClock.EVENT_TIME;

    public TrainVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (OpenProject open = project.open(context)) {
            open.requireDecision(decision);
            TrainingResult result;
            try (SparkSession spark = SparkSessions.open(open.folder().work().resolve("spark"), cores);
                    ProgressBar bar = new ProgressBar(context.terminal())) {
                TrainingRequest request = new TrainingRequest(StoredProjects.of(open), decision, clock, cores);
                result = new Trainer(spark, open.registry(), open.folder().reports(), bar).train(request);
            }
            if (!noPromote) {
                open.registry().promote(decision, result.bundle().version());
            }
            tell(result);
            return 0;
        }
    }

    private void tell(TrainingResult result) {
        if (json.isOn()) {
            json.print(context.terminal(), report(result));
            return;
        }
        lines(result).forEach(context.terminal()::print);
        context.terminal()
                .print(result.bundle().label()
                        + (noPromote ? " is stored, not promoted" : " is stored and is the champion"));
    }

    /** What a person is told about a training. */
    public static List<String> lines(TrainingResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "learnt from %,d events (%,d positive), validated on the %,d after them (%,d positive), %,d left out in the gap",
                result.rows().training(),
                result.rows().trainingPositives(),
                result.rows().validation(),
                result.rows().validationPositives(),
                result.rows().gap()));
        lines.add("");
        Map<String, Metrics> columns = new LinkedHashMap<>();
        columns.put("model", result.metrics());
        result.withoutWindows().ifPresent(metrics -> columns.put("without windows", metrics));
        columns.put("base rate", result.baseRate());
        lines.addAll(MetricsText.lines(columns));
        lines.add("");
        lines.add("report: " + result.report());
        return lines;
    }

    private Map<String, Object> report(TrainingResult result) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bundle", result.bundle().label());
        report.put("promoted", !noPromote);
        report.put("metrics", MetricsText.json(result.metrics()));
        result.withoutWindows().ifPresent(metrics -> report.put("without_windows", MetricsText.json(metrics)));
        report.put("base_rate", MetricsText.json(result.baseRate()));
        report.put("training_rows", result.rows().training());
        report.put("validation_rows", result.rows().validation());
        report.put("training_digest", result.bundle().provenance().trainingDigest());
        report.put("seconds", result.seconds());
        report.put("report", result.report().toString());
        return report;
    }
}
