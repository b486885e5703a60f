package dev.pandan.training.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.project.PythonSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people are told of a script that did not end well. */
final class FailedScriptTest {
    private static final List<String> MISSING =
            List.of("  import catboost", "ModuleNotFoundError: No module named 'catboost'");

    @Test
    void exception_timeOverAndNothingPrinted_saysSo() {
        assertThat(told(new WatchedRun.End(137, false, List.of()), Optional.of("requirements.txt")))
                .isEqualTo("train.py was ended: it took longer than its time_limit, 1s; it printed nothing\n"
                        + "  All that it printed and wrote: work");
    }

    @Test
    void exception_missingPackage_saysWhereItGoes() {
        assertThat(told(new WatchedRun.End(1, true, MISSING), Optional.of("requirements.txt")))
                .contains("train.py ended with status 1; its last lines:\n")
                .contains("'catboost'\n  Expected: a line with its package in requirements.txt\n");
        assertThat(told(new WatchedRun.End(1, true, MISSING), Optional.empty()))
                .contains("a file that 'requirements' names");
    }

    @Test
    void exception_otherFailure_hasNoAdvice() {
        assertThat(told(new WatchedRun.End(1, true, List.of("ValueError: no such luck")), Optional.empty()))
                .endsWith("no such luck\n  All that it printed and wrote: work");
    }

    private static String told(WatchedRun.End end, Optional<String> requirements) {
        PythonSpec spec = new PythonSpec("train.py", requirements, Duration.ofSeconds(1));
        return String.valueOf(
                new FailedScript(spec, end, Path.of("work")).exception().getMessage());
    }
}
