package dev.pandan.cli;

import dev.pandan.cli.verb.Context;
import dev.pandan.spec.error.ErrorCode;
import picocli.CommandLine.IParameterExceptionHandler;
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
        context.terminal().say("pandan: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(
                failure, context.terminal().err())) {
            context.terminal()
                    .say("'" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help' tells more.");
        }
        return ErrorCode.USAGE.exitStatus();
    }
}
