package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.report.InspectionText;
import dev.pandan.cli.report.MetricsText;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.live.text.Timestamps;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.training.Evaluation;
import dev.pandan.training.Evaluator;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.session.TrainingSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Evaluate a stored bundle on labelled events that came after its training.")
public final class EvaluateVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "BUNDLE", description = "decision@version; without a version the champion.")
    private String bundle = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Events from this time on, for example 2001-03-01T00:00:00Z (default: those after the bundle's validation rows).")
    private @Nullable String from;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Features or columns of the event to tell metrics apart by, for example origin,hour (default: those of the project's 'evaluate').")
    private @Nullable List<String> by;

    @Mixin
    private final SparkOption spark = new SparkOption();

    public EvaluateVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OptionalLong fromMicros =
                from == null ? OptionalLong.empty() : OptionalLong.of(TimeRange.micros("--from", from));
        spark.target();
        try (OpenProject open = project.open(context)) {
            BundleManifest found = BundleNames.find(open, bundle);
            Evaluation evaluation;
            try (TrainingSession session = spark.open(open);
                    ProgressBar bar = new ProgressBar(context.terminal())) {
                TrainingRequest request = TrainingRequest.of(StoredProjects.of(open), found.decision());
                Evaluator evaluator = session.evaluator(open.registry(), bar);
                evaluation = evaluator.evaluate(
                        request,
                        found,
                        fromMicros.orElse(found.provenance().untilMicros() + 1),
                        by == null ? ofProject(request) : by);
            }
            tell(found, evaluation);
            return 0;
        }
    }

    private static List<String> ofProject(TrainingRequest request) {
        return request.project().decision(request.decision()).spec().evaluate().by();
    }

    private void tell(BundleManifest found, Evaluation evaluation) {
        if (json.isOn()) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("bundle", found.label());
            report.put("from", Timestamps.format(evaluation.fromMicros()));
            report.put("until", Timestamps.format(evaluation.untilMicros()));
            report.put("metrics", MetricsText.json(evaluation.metrics()));
            report.put("intervals", MetricsText.intervals(evaluation.metrics()));
            InspectionText.json(evaluation.inspection(), report);
            json.print(context.terminal(), report);
            return;
        }
        context.terminal()
                .print(String.format(
                        "%s on %,d labelled events, %s to %s",
                        found.label(),
                        evaluation.metrics().rows(),
                        Timestamps.format(evaluation.fromMicros()),
                        Timestamps.format(evaluation.untilMicros())));
        MetricsText.lines(Map.of(found.label(), evaluation.metrics())).forEach(context.terminal()::print);
        InspectionText.lines(evaluation.inspection()).forEach(context.terminal()::print);
    }
}
