package dev.pandan.cli;

import dev.pandan.cli.verb.Context;
import dev.pandan.spec.error.ErrorCode;
import java.util.Locale;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line, with a suggestion, in two lines. */
final class UsageFailures implements IParameterExceptionHandler {
    private final Context context;

    UsageFailures(Context context) {
        this.context = context;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        context.terminal().say("pandan: " + message(failure));
        if (!UnmatchedArgumentException.printSuggestions(
                failure, context.terminal().err())) {
            context.terminal()
                    .say("'" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help' tells more.");
        }
        return ErrorCode.USAGE.exitStatus();
    }

    /** Names to choose from are told as the help tells them, not as the code spells them. */
    private static String message(ParameterException failure) {
        if (failure.getArgSpec() instanceof OptionSpec option && option.type().isEnum() && failure.getValue() != null) {
            return "Invalid value for option '" + option.longestName() + "': '" + failure.getValue() + "' (expected: "
                    + String.join(", ", option.completionCandidates()).toLowerCase(Locale.ROOT) + ")";
        }
        return String.valueOf(failure.getMessage());
    }
}
