package dev.pandan.cli.verb;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.plan.PlanKind;
import dev.pandan.training.plan.PlanOptions;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the training set is built. */
final class PlanOption {
    @Option(names = "--plan", description = "Show how the training set would be built, and train nothing.")
    private boolean only;

    @Option(
            names = "--by",
            paramLabel = "WAY",
            description =
                    "time: a task has a slice of time; key: some window keys. The rows are the same (default: what fits).")
    private @Nullable PlanKind by;

    @Option(
            names = "--slices",
            paramLabel = "N",
            description = "Slices of time (default: as many as fit and keep Spark busy).")
    private @Nullable Integer slices;

    /** Whether only the plan is wanted. */
    boolean isOnly() {
        return only;
    }

    PlanOptions options() {
        Integer wanted = slices;
        if (wanted != null && wanted < 1) {
            throw PandanException.of(ErrorCode.USAGE, "--slices: " + wanted + " (expected: at least 1)");
        }
        return new PlanOptions(Optional.ofNullable(by), wanted == null ? OptionalInt.empty() : OptionalInt.of(wanted));
    }
}
