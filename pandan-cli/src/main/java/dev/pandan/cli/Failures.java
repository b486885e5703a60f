package dev.pandan.cli;

import dev.pandan.cli.verb.Context;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Ends a verb that failed with its message and exit status. */
final class Failures implements IExecutionExceptionHandler {
    private final Context context;

    Failures(Context context) {
        this.context = context;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
        if (context.interrupts().ending()) {
            return ErrorCode.INTERRUPTED.exitStatus();
        }
        PandanException known = known(failure);
        if (known != null) {
            known.problems().forEach(problem -> context.terminal().say("pandan: " + problem));
        } else {
            context.terminal()
                    .say("pandan: a defect: " + failure + " (please report it with the output of PANDAN_TRACE=1 "
                            + "and the same command)");
        }
        if (System.getenv("PANDAN_TRACE") != null) {
            failure.printStackTrace(context.terminal().err());
        }
        return (known == null ? ErrorCode.INTERNAL : known.code()).exitStatus();
    }

    private static @Nullable PandanException known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PandanException known) {
                return known;
            }
        }
        return null;
    }
}
