package dev.pandan.cli.verb;

import dev.pandan.cli.project.ProjectFolder;
import dev.pandan.cli.project.ReachedStore;
import dev.pandan.cli.report.CostJson;
import dev.pandan.cli.report.CostText;
import dev.pandan.cli.terminal.TextTable;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.CompiledProject;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.plan.LogSampler;
import dev.pandan.live.plan.Plan;
import dev.pandan.live.plan.Planner;
import dev.pandan.live.plan.StreamSample;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.training.ModelProblems;
import dev.pandan.training.job.UserJars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pandan check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check the project file: all problems at once, with line and column.")
public final class CheckVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--plan",
            description =
                    "Also say, per feature, what is read from where, the rows and bytes that are kept, and the store reads of a decision.")
    private boolean plan;

    public CheckVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            ProjectFolder folder = project.read();
            CompiledProject compiled = ProjectCompiler.compileWithWarnings(folder.project());
            ProjectProgram program = compiled.program();
            UserJars.use(folder.home(), folder.project());
            List<Problem> problems = ModelProblems.of(program);
            if (!problems.isEmpty()) {
                throw PandanException.of(problems);
            }
            if (json.isOn()) {
                Map<String, @Nullable Object> report = report(program, List.of(), compiled.warnings());
                plan(folder, program)
                        .ifPresent(planned -> report.put("plan", CostJson.of(planned.plan(), planned.note())));
                json.print(context.terminal(), report);
            } else {
                compiled.warnings().forEach(warning -> context.terminal().print("warning: " + warning));
                describe(folder, program);
                plan(folder, program).ifPresent(planned -> CostText.lines(planned.plan(), planned.note())
                        .forEach(context.terminal()::print));
            }
            return 0;
        } catch (PandanException e) {
            if (!json.isOn()) {
                throw e;
            }
            json.print(context.terminal(), report(null, e.problems(), List.of()));
            return e.code().exitStatus();
        }
    }

    /**
     * A plan.
     *
     * @param note why it does not know how many rows there are; else empty
     */
    private record Planned(Plan plan, String note) {}

    private Optional<Planned> plan(ProjectFolder folder, ProjectProgram program) {
        if (!plan) {
            return Optional.empty();
        }
        ReachedStore.Reading<List<StreamSample>> samples =
                ReachedStore.read(folder, store -> new LogSampler(store, program).samples());
        return Optional.of(new Planned(Planner.plan(program, samples.value().orElse(List.of())), samples.note()));
    }

    private void describe(ProjectFolder folder, ProjectProgram program) {
        context.terminal().print(folder.file() + ": no problems");
        TextTable table = new TextTable("decision", "stream", "features", "windows read", "window tables");
        for (DecisionProgram decision : program.decisions().values()) {
            long tables = decision.windows().stream()
                    .map(window -> program.windows().get(window).table())
                    .distinct()
                    .count();
            table.row(
                    decision.name(),
                    decision.stream(),
                    String.valueOf(decision.features().size()),
                    String.valueOf(decision.windows().size()),
                    String.valueOf(tables));
        }
        table.lines().forEach(context.terminal()::print);
    }

    private static Map<String, @Nullable Object> report(
            @Nullable ProjectProgram program, List<Problem> problems, List<Problem> warnings) {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("ok", problems.isEmpty());
        report.put("fingerprint", program == null ? null : program.fingerprint());
        report.put("problems", problems.stream().map(CheckVerb::problem).toList());
        report.put("warnings", warnings.stream().map(CheckVerb::problem).toList());
        return report;
    }

    private static Map<String, @Nullable Object> problem(Problem problem) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("code", problem.code().name());
        fields.put(
                "source", problem.location() == null ? null : problem.location().source());
        fields.put(
                "line", problem.location() == null ? null : problem.location().line());
        fields.put(
                "column", problem.location() == null ? null : problem.location().column());
        fields.put("message", problem.message());
        return fields;
    }
}
