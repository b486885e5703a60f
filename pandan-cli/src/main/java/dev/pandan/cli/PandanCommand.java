package dev.pandan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself: without a verb it is wrong usage. */
@Command(
        name = "pandan",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        synopsisSubcommandLabel = "VERB",
        header = "Turns tables of a distributed database into live decisions.",
        footer = {
            "",
            "'pandan VERB --help' tells more. Verbs read pandan.yaml in this folder, or in the one that --project names.",
            "Exit status: 0 done, 2 wrong usage, project or expression, 3 bad events, 4 not found, 5 mismatch, 6 training failed, 7 parity failed, 8 refused by promote_if, 10 to 16 something outside Pandan, 70 a defect, 130 interrupted."
        })
final class PandanCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing (see 'pandan --help')");
    }
}
