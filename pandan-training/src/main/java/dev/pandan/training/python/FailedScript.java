package dev.pandan.training.python;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Durations;
import dev.pandan.spec.project.PythonSpec;
import java.nio.file.Path;

/**
 * A script that did not end well, as people are told.
 *
 * @param folder of all that it wrote
 */
record FailedScript(PythonSpec spec, WatchedRun.End end, Path folder) {
    private static final String MISSING = "ModuleNotFoundError: ";

    PandanException exception() {
        return PandanException.of(
                ErrorCode.TRAINING_FAILED,
                spec.script() + " " + how() + "; " + printed() + wayOut() + "\n  All that it printed and wrote: "
                        + folder);
    }

    private String how() {
        return end.inTime()
                ? "ended with status " + end.status()
                : "was ended: it took longer than its time_limit, "
                        + Durations.text(spec.timeLimit().toMillis() * 1_000L);
    }

    private String printed() {
        return end.lastLines().isEmpty()
                ? "it printed nothing"
                : "its last lines:\n  " + String.join("\n  ", end.lastLines());
    }

    private String wayOut() {
        if (end.lastLines().stream().noneMatch(line -> line.startsWith(MISSING))) {
            return "";
        }
        return spec.requirements()
                .map(file -> "\n  Expected: a line with its package in " + file)
                .orElse("\n  Expected: its package among those of python3, or in a file that 'requirements' names");
    }
}
