package dev.pandan.cli.verb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.ServingProcess;
import dev.pandan.cli.report.CatalogueText;
import dev.pandan.cli.report.FeatureValuesText;
import dev.pandan.engine.program.Catalogue;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.FeatureQuestion;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.json.CatalogueWriter;
import dev.pandan.live.json.EventTexts;
import dev.pandan.live.json.FeaturesWriter;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.StreamSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

/** {@code pandan features}. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description =
                "List the features with what they read and who uses them, or compute their values without deciding.",
        footer = {
            "",
            "Values are those of an event that need not exist, now or as of --at: the server of the project is asked if one runs, else its database is opened. Nothing is decided or stored."
        })
public final class FeaturesVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "DECISION", description = "The decision (default: all).")
    private @Nullable String decision;

    @Option(
            names = "--values",
            arity = "0..*",
            paramLabel = "COLUMN=VALUE",
            description = "Compute the values for an event with these columns; those left out are null.")
    private @Nullable List<String> values;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The event's time, for example 2001-03-14T09:26:53Z (default: now).")
    private @Nullable String at;

    public FeaturesVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (values == null && at == null) {
            list();
        } else {
            tell(computed(texts()));
        }
        return 0;
    }

    private void list() {
        ProjectProgram program = project.read().compile();
        List<Catalogue.Entry> entries = decision == null
                ? program.catalogue().entries()
                : program.catalogue().of(require(program, decision));
        if (json.isOn()) {
            context.terminal().print(json(out -> new CatalogueWriter(program).write(out, entries)));
        } else {
            CatalogueText.lines(entries).forEach(context.terminal()::print);
        }
    }

    private static String require(ProjectProgram program, String name) {
        if (!program.decisions().containsKey(name)) {
            throw PandanException.of(
                    ErrorCode.NOT_FOUND,
                    "no decision '" + name + "'"
                            + Suggestion.text(name, program.decisions().keySet()));
        }
        return name;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String pair : values == null ? List.<String>of() : values) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw usage("--values: '" + pair + "' (expected: column=value)");
            }
            if (texts.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw usage("--values: column '" + pair.substring(0, equals) + "' is given twice (expected: once)");
            }
        }
        return texts;
    }

    private static PandanException usage(String message) {
        return PandanException.of(ErrorCode.USAGE, message);
    }

    private String computed(Map<String, String> columns) {
        if (decision == null) {
            throw usage("the decision is missing (expected: pandan features DECISION --values ...)");
        }
        ProjectProgram program = project.read().compile();
        StreamSpec stream = Objects.requireNonNull(program.project()
                .streams()
                .get(Objects.requireNonNull(program.decisions().get(require(program, decision))).stream()));
        Map<String, String> texts = new LinkedHashMap<>(columns);
        if (at != null && texts.put(stream.time(), at) != null) {
            throw usage("--at and " + stream.time() + "=... both give the event's time (expected: one of them)");
        }
        FeatureQuestion question = new FeatureQuestion(decision, EventTexts.row(stream, texts));
        try (OpenProject open = project.open(context)) {
            return ServingProcess.find(open.store())
                    .flatMap(server -> server.get("/v1/features/" + question.decision(), texts))
                    .orElseGet(() -> here(open, question));
        }
    }

    private String here(OpenProject open, FeatureQuestion question) {
        LiveOptions options = LiveOptions.of(open.program(), open.store(), open.registry(), context.clock(), "");
        try (LiveProject live = LiveProject.open(options)) {
            FeaturesWriter writer = new FeaturesWriter(open.program());
            var answer = OpenProject.await(live.features(question));
            return json(out -> writer.write(out, answer));
        }
    }

    private void tell(String answer) {
        if (json.isOn()) {
            context.terminal().print(answer);
            return;
        }
        try {
            FeatureValuesText.lines(new ObjectMapper().readTree(answer)).forEach(context.terminal()::print);
        } catch (IOException e) {
            throw PandanException.of(Problem.of(
                    ErrorCode.INTERNAL, "the answer is not JSON (is another program at the server's address?)"));
        }
    }

    private static String json(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }
}
