package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.report.ComparisonJson;
import dev.pandan.cli.report.InspectionText;
import dev.pandan.cli.report.MetricsText;
import dev.pandan.cli.report.PlanText;
import dev.pandan.cli.report.TrainingText;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.training.Trainer;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.TrainingResult;
import dev.pandan.training.gate.GateResult;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.plan.PlanOptions;
import dev.pandan.training.plan.TrainingPlan;
import dev.pandan.training.session.TrainingSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "Training rows come before validation rows in time, with a gap of the label's horizon. Prints the metrics on the validation rows beside the champion and a baseline that knows only the base rate, or the mean label, and writes an HTML report to .pandan/reports."
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

    @Option(names = "--force", description = "Promote the bundle even if promote_if of the model does not hold.")
    private boolean force;

    @Option(
            names = "--as-of",
            paramLabel = "CLOCK",
            description =
                    "event_time (default): rows that happened before; arrival: only those of them that had arrived.")
    private HistoryClock clock = HistoryClock.EVENT_TIME;

    @Mixin
    private final SparkOption spark = new SparkOption();

    @Mixin
    private final PlanOption plan = new PlanOption();

    private static final String BATCH_ONLY =
            " is stored, not promoted: its model is of a class that cannot be exported to ONNX; it scores by"
                    + " 'pandan score --bundle'";

    public TrainVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        spark.target();
        PlanOptions planned = plan.options();
        try (OpenProject open = project.open(context)) {
            open.requireDecision(decision);
            try (TrainingSession session = spark.open(open);
                    ProgressBar bar = new ProgressBar(context.terminal())) {
                TrainingRequest request = new TrainingRequest(StoredProjects.of(open), decision, clock, planned);
                if (plan.isOnly()) {
                    TrainingPlan found = session.plan(request, bar);
                    bar.finish();
                    tell(found);
                } else {
                    train(open, session, request, bar);
                }
            }
            return 0;
        }
    }

    private void train(OpenProject open, TrainingSession session, TrainingRequest request, ProgressBar bar) {
        Trainer trainer =
                session.trainer(open.registry(), open.folder().reports(), bar, StoredProjects.python(open, bar::above));
        TrainingResult result = trainer.train(request);
        boolean keeps = noPromote || !result.bundle().servesLive();
        Optional<GateResult> gate = keeps || force
                ? Optional.empty()
                : session.gatekeeper(open.registry(), bar).ask(request, result.bundle());
        boolean promoted = !keeps && gate.map(GateResult::holds).orElse(true);
        if (promoted) {
            open.registry().promote(decision, result.bundle().version());
        }
        bar.finish();
        tell(result, promoted, gate);
        Promotion.requirePassed(result.bundle(), gate);
    }

    private void tell(TrainingPlan found) {
        if (json.isOn()) {
            json.print(context.terminal(), PlanText.json(found));
        } else {
            PlanText.lines(found).forEach(context.terminal()::print);
        }
    }

    private void tell(TrainingResult result, boolean promoted, Optional<GateResult> gate) {
        if (json.isOn()) {
            Map<String, Object> report = report(result);
            report.put("promoted", promoted);
            gate.ifPresent(asked -> report.put("promote_if", asked));
            json.print(context.terminal(), report);
            return;
        }
        TrainingText.lines(result).forEach(context.terminal()::print);
        gate.ifPresent(asked -> context.terminal().print(asked.text()));
        context.terminal()
                .print(result.bundle().label()
                        + (promoted
                                ? " is stored and is the champion"
                                : result.bundle().servesLive() ? " is stored, not promoted" : BATCH_ONLY));
    }

    private Map<String, Object> report(TrainingResult result) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bundle", result.bundle().label());
        report.put("metrics", MetricsText.json(result.metrics()));
        report.put("intervals", MetricsText.intervals(result.metrics()));
        InspectionText.json(result.inspection(), report);
        ComparisonJson.put(result, report);
        report.put(result.baselineName().replace(' ', '_'), MetricsText.json(result.baseline()));
        report.put("training_rows", result.rows().training());
        report.put("validation_rows", result.rows().validation());
        report.put("training_digest", result.bundle().provenance().trainingDigest());
        report.put("seconds", result.seconds());
        report.put("report", result.report().toString());
        return report;
    }
}
