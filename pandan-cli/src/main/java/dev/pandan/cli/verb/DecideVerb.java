package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.live.json.AnswerWriter;
import dev.pandan.live.json.EventParser;
import dev.pandan.live.json.ParsedEvent;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.DecisionSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan decide}. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "Decide about one event and store both.",
        footer = {
            "",
            "The answer is one JSON object. Needs that no server runs on this project; while one does, post the event to it."
        })
public final class DecideVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Option(names = "--dry-run", description = "Decide, but store nothing.")
    private boolean dryRun;

    @Parameters(index = "0", paramLabel = "DECISION", description = "The decision.")
    private String decision = "";

    @Parameters(index = "1", paramLabel = "EVENT", description = "The event as JSON; '-' reads it from standard input.")
    private String event = "";

    public DecideVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        byte[] json = event.equals("-") ? System.in.readAllBytes() : event.getBytes(StandardCharsets.UTF_8);
        try (OpenProject open = project.open(context)) {
            DecisionSpec spec =
                    Objects.requireNonNull(open.folder().project().decisions().get(open.requireDecision(decision)));
            ParsedEvent parsed = new EventParser(open.folder().project()).parse(spec.stream(), json);
            if (parsed instanceof ParsedEvent.Malformed malformed) {
                throw PandanException.of(malformed.problem());
            }
            return decide(open, spec, (ParsedEvent.Event) parsed);
        }
    }

    private int decide(OpenProject open, DecisionSpec spec, ParsedEvent.Event parsed) {
        Submission submission = Submission.only(spec.name(), spec.stream(), parsed.row());
        try (LiveProject live =
                LiveProject.open(LiveOptions.of(open.program(), open.store(), open.registry(), context.clock(), ""))) {
            Outcome outcome = OpenProject.await(live.submit(dryRun ? submission.asDryRun() : submission));
            if (outcome instanceof Outcome.Rejected rejected) {
                throw PandanException.of(rejected.problem());
            }
            AnswerWriter writer = new AnswerWriter(open.program());
            ((Outcome.Accepted) outcome).decisions().forEach(made -> context.terminal()
                    .print(new String(writer.decision(made), StandardCharsets.UTF_8)));
            return ((Outcome.Accepted) outcome).decisions().isEmpty() ? ErrorCode.INTERNAL.exitStatus() : 0;
        }
    }
}
