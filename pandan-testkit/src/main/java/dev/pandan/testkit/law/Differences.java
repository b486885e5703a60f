package dev.pandan.testkit.law;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.testkit.naive.NaiveDecision;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestWindow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares features bit for bit. */
public final class Differences {
    private Differences() {}

    /** The first difference: features, then the rows that were read. */
    public static Optional<String> first(
            TestProject project, ProjectProgram program, NaiveDecision expected, FeatureRow found) {
        for (int i = 0; i < expected.features().size(); i++) {
            // Float.equals compares bits, but for NaN, of which there is one.
            if (!Objects.equals(found.values()[i], expected.features().get(i))) {
                return Optional.of("feature " + project.features().get(i).name() + " is " + found.values()[i]
                        + " (expected: " + expected.features().get(i) + ")");
            }
        }
        List<Integer> read = Objects.requireNonNull(program.decisions().get(TestProject.DECISION))
                .windows();
        for (int i = 0; i < read.size(); i++) {
            Window window = program.windows().get(read.get(i));
            int expectedAt = position(project, window.name());
            if (found.rows()[i] != expected.rows().get(expectedAt)
                    || found.hashes()[i] != expected.hashes().get(expectedAt)) {
                return Optional.of("window " + window.name() + " holds " + found.rows()[i] + " rows (expected: "
                        + expected.rows().get(expectedAt) + "), hash " + found.hashes()[i] + " (expected: "
                        + expected.hashes().get(expectedAt) + ")");
            }
        }
        return Optional.empty();
    }

    private static int position(TestProject project, String window) {
        return project.windows().stream().map(TestWindow::name).toList().indexOf(window);
    }
}
