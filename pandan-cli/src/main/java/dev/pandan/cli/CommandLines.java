package dev.pandan.cli;

import dev.pandan.cli.verb.CheckVerb;
import dev.pandan.cli.verb.Context;
import dev.pandan.cli.verb.DecideVerb;
import dev.pandan.cli.verb.EvaluateVerb;
import dev.pandan.cli.verb.ExplainVerb;
import dev.pandan.cli.verb.FeaturesVerb;
import dev.pandan.cli.verb.InitVerb;
import dev.pandan.cli.verb.LoadVerb;
import dev.pandan.cli.verb.ModelsVerb;
import dev.pandan.cli.verb.ParityVerb;
import dev.pandan.cli.verb.QuickstartVerb;
import dev.pandan.cli.verb.ReferenceVerb;
import dev.pandan.cli.verb.ReplayVerb;
import dev.pandan.cli.verb.ScoreVerb;
import dev.pandan.cli.verb.ServeVerb;
import dev.pandan.cli.verb.StoreVerb;
import dev.pandan.cli.verb.TrainVerb;
import dev.pandan.cli.verb.WarmUpVerb;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The command with its verbs, grouped in its help. */
final class CommandLines {
    private static final Map<String, List<String>> GROUPS = groups();

    private CommandLines() {}

    static CommandLine create(Context context) {
        CommandLine line = new CommandLine(new PandanCommand());
        line.addSubcommand("quickstart", new QuickstartVerb(context));
        line.addSubcommand("init", new InitVerb(context));
        line.addSubcommand("check", new CheckVerb(context));
        line.addSubcommand("reference", new ReferenceVerb(context));
        line.addSubcommand("store", StoreVerb.command(context));
        line.addSubcommand("load", new LoadVerb(context));
        line.addSubcommand("features", new FeaturesVerb(context));
        line.addSubcommand("train", new TrainVerb(context));
        line.addSubcommand("evaluate", new EvaluateVerb(context));
        line.addSubcommand("models", ModelsVerb.command(context));
        line.addSubcommand("score", new ScoreVerb(context));
        line.addSubcommand("serve", new ServeVerb(context));
        line.addSubcommand("decide", new DecideVerb(context));
        line.addSubcommand("explain", new ExplainVerb(context));
        line.addSubcommand("parity", new ParityVerb(context));
        line.addSubcommand("replay", new ReplayVerb(context));
        line.addSubcommand("warm-up", new WarmUpVerb(context));
        line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        line.setOut(writer(context.terminal().out()));
        line.setErr(writer(context.terminal().err()));
        line.setExecutionExceptionHandler(new Failures(context));
        line.setParameterExceptionHandler(new UsageFailures(context));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getHelpSectionMap().put(CommandSpecHelp.SECTION, new CommandSpecHelp(GROUPS));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("Project", List.of("quickstart", "init", "check", "reference", "completion"));
        groups.put("Data", List.of("store", "load"));
        groups.put("Model", List.of("features", "train", "evaluate", "models", "score"));
        groups.put("Live", List.of("serve", "decide"));
        groups.put("Proof", List.of("explain", "parity", "replay"));
        return groups;
    }

    /** All verbs, for a test that each stands in a group. */
    static List<String> grouped() {
        return GROUPS.values().stream().flatMap(List::stream).toList();
    }
}
