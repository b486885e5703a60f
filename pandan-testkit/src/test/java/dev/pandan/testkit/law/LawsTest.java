package dev.pandan.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.testkit.project.HandProgram;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random projects and histories: every way of computing features gives the same bits. {@code -Dpandan.programs=N} tries more of them.
 */
final class LawsTest {
    private static final int DEFAULT_PROGRAMS = 10_000;
    private static final int PROGRAMS = Integer.getInteger("pandan.programs", DEFAULT_PROGRAMS);
    private static final int COMPILED = Integer.getInteger("pandan.compiled", 150);
    private static final int LONG = Integer.getInteger("pandan.long.programs", 4);
    private static final int LEAST_VALUES = 20;
    private static final Path TABLE = Path.of("target", "coverage.txt");

    @Test
    void features_randomPrograms_sameBitsWhateverWay() throws IOException {
        Coverage coverage = new Coverage();
        Seeds.check("LawsTest programs", PROGRAMS, random -> Laws.check(random(random), HandProgram::of, coverage));
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, coverage.toString());
        System.out.println(coverage);
        if (PROGRAMS >= DEFAULT_PROGRAMS && Long.getLong("pandan.seed") == null) {
            assertThat(coverage.below(LEAST_VALUES)).isEmpty();
        }
    }

    @Test
    void features_compiledPrograms_sameBitsWhateverWay() {
        Coverage coverage = new Coverage();
        Seeds.check(
                "LawsTest compiled programs",
                COMPILED,
                random -> Laws.check(random(random), LawsTest::compiled, coverage));
    }

    /** So long that what no window needs any more is forgotten on the way. */
    @Test
    void features_longHistories_sameBits() {
        Seeds.check("LawsTest long histories", LONG, random -> {
            Case of = Case.random(random, 80_000);
            assertThat(Laws.ofSome(of, HandProgram.of(of.project()), 8_000))
                    .as(of.project().text())
                    .isEmpty();
        });
    }

    private static Case random(Random random) {
        return Case.random(random, 8 + random.nextInt(40));
    }

    private static ProjectProgram compiled(TestProject project) {
        return ProjectCompiler.compile(ProjectReader.read("pandan.yaml", project.text(), name -> null));
    }
}
