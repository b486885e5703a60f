package dev.pandan.cli.verb;

import dev.pandan.cli.data.ContentHash;
import dev.pandan.cli.data.DataFile;
import dev.pandan.cli.data.HistoryRows;
import dev.pandan.cli.data.RejectsFile;
import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.report.ScoreText;
import dev.pandan.cli.score.AddedEvents;
import dev.pandan.cli.score.BatchDecider;
import dev.pandan.cli.score.ScoreFolder;
import dev.pandan.cli.score.ScoreRun;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.RowsCheck;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.text.Timestamps;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.training.batch.BatchFeatures;
import dev.pandan.training.batch.BatchRequest;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.Span;
import dev.pandan.training.session.TrainingSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan score}. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Decide about a whole history or file at once: features on Spark, the same bits as live.",
        footer = {
            "",
            "--write stores the decisions with the events that have none yet; one that was made before stays as it is.",
            "--to writes Parquet files and stores nothing. Both go on where they were interrupted when the same command is run again.",
            "Events of --data are read as if they had been loaded, but are not; those that the log has already are left out."
        })
public final class ScoreVerb implements Callable<Integer> {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "DECISION", description = "The decision.")
    private String decision = "";

    @Option(
            names = "--write",
            description = "Store the decisions in the database; nothing else may write to it meanwhile.")
    private boolean write;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Write the decisions to Parquet files in this folder.")
    private @Nullable Path folder;

    @Option(
            names = "--bundle",
            paramLabel = "BUNDLE",
            description = "The model, decision@version (default: the champion).")
    private @Nullable String bundle;

    @Mixin
    private final TimeRange range = new TimeRange();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Events of the decision's stream that are not stored: .csv with headings, .jsonl, .ndjson or .parquet; may be given again. With --to.")
    private List<Path> files = List.of();

    @Mixin
    private final SparkOption spark = new SparkOption();

    public ScoreVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        requireOneDestination();
        Span span = new Span(range.fromMicros(), range.untilMicros());
        spark.target();
        try (OpenProject open = project.open(context)) {
            String name = open.requireDecision(decision);
            DecisionProgram program =
                    Objects.requireNonNull(open.program().decisions().get(name));
            StreamSpec stream =
                    Objects.requireNonNull(open.folder().project().streams().get(program.stream()));
            files.forEach(file -> DataFile.open(file, stream.schema()).close());
            Bundle model = BundleNames.load(open, program, bundle);
            try (BatchDecider decider = new BatchDecider(open.program(), name, model, context.clock())) {
                ScoreRun run = folder == null
                        ? toDatabase(open, span, decider)
                        : toFolder(open, program, stream, span, model, decider, folder);
                tell(run);
            }
            return 0;
        }
    }

    private void requireOneDestination() {
        if (write == (folder != null)) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "score: " + (write ? "both --write and --to" : "neither --write nor --to")
                            + " (expected: --write to store the decisions in the database, or --to FOLDER for Parquet files)");
        }
        if (write && !files.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "--data: events that are not stored cannot have stored decisions (expected: --to FOLDER, or 'pandan load' first)");
        }
    }

    private ScoreRun toDatabase(OpenProject open, Span span, BatchDecider decider) {
        LiveOptions options = LiveOptions.of(open.program(), open.store(), open.registry(), context.clock(), "")
                .withLeaseTimes(LeaseTimes.of(LEASE));
        BatchRequest request = new BatchRequest(StoredProjects.of(open), decision, span, false, List.of());
        try (LiveProject live = LiveProject.open(options);
                TrainingSession session = spark.open(open);
                ProgressBar bar = new ProgressBar(context.terminal());
                BatchFeatures features = session.batch(request, bar)) {
            return ScoreRun.toDatabase(features, decider, live);
        }
    }

    private ScoreRun toFolder(
            OpenProject open,
            DecisionProgram program,
            StreamSpec stream,
            Span span,
            @Nullable Bundle model,
            BatchDecider decider,
            Path place) {
        ScoreFolder target = ScoreFolder.open(place, open.program(), program, what(open, span, model));
        if (target.isDone()) {
            return ScoreRun.nothing(target.parts().size());
        }
        try (RejectsFile rejects = new RejectsFile(rejectsPath(open), stream.schema())) {
            AddedEvents added = new AddedEvents(open, stream.name(), rejects);
            if (!files.isEmpty()) {
                try (HistoryRows rows = new HistoryRows(stream, files, rejects)) {
                    added.read(rows, RowsCheck.of(open.program(), context.clock()));
                }
            }
            return toFolder(open, span, decider, target, added.rows()).with(added, rejects);
        }
    }

    private ScoreRun toFolder(
            OpenProject open, Span span, BatchDecider decider, ScoreFolder target, List<LogRow> added) {
        if (added.isEmpty() && !files.isEmpty()) {
            target.begin(List.of());
            target.end();
            return ScoreRun.nothing(0);
        }
        BatchRequest request = new BatchRequest(StoredProjects.of(open), decision, span, true, added);
        try (TrainingSession session = spark.open(open);
                ProgressBar bar = new ProgressBar(context.terminal());
                BatchFeatures features = session.batch(request, bar)) {
            return ScoreRun.toFolder(features, decider, target);
        }
    }

    private Path rejectsPath(OpenProject open) {
        return open.folder().work().resolve("rejects").resolve("score-" + decision + ".jsonl");
    }

    /** All that the decisions of the folder depend on, but for the database's rows. */
    private Map<String, String> what(OpenProject open, Span span, @Nullable Bundle model) {
        Map<String, String> what = new LinkedHashMap<>();
        what.put("decision", decision);
        what.put("bundle", model == null ? "" : decision + "@" + model.version());
        what.put("project", ContentHash.of(List.of(open.folder().file())));
        what.put("from", span.fromMicros() == Long.MIN_VALUE ? "" : Timestamps.format(span.fromMicros()));
        what.put("until", span.toMicros() == Long.MAX_VALUE ? "" : Timestamps.format(span.toMicros()));
        what.put("data", files.isEmpty() ? "" : ContentHash.of(files));
        return what;
    }

    private void tell(ScoreRun run) {
        if (json.isOn()) {
            json.print(context.terminal(), ScoreText.json(run, folder));
        } else {
            ScoreText.lines(run, folder).forEach(context.terminal()::print);
        }
    }
}
