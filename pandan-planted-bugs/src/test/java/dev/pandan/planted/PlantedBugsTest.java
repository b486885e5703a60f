package dev.pandan.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants bugs one at a time; the tests have to find each of them, and nothing without one. {@code -Dpandan.bug=TEXT} tries those with the text in their name. */
final class PlantedBugsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("pandan.root", "..")).toAbsolutePath();
    private static final String LIBRARIES =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    private Path folder;

    @Test
    void tests_findEveryPlantedBug_andNothingWithout() throws Exception {
        String wanted = System.getProperty("pandan.bug", "");
        List<Bug> bugs =
                Bugs.all().stream().filter(bug -> bug.name().contains(wanted)).toList();
        Plant plant = new Plant(ROOT);
        Trial trial = new Trial(ROOT, LIBRARIES);
        List<String> survivors = new ArrayList<>();
        for (int i = 0; i < bugs.size(); i++) {
            Bug bug = bugs.get(i);
            Path first = Files.createDirectories(folder.resolve("bug" + i));
            plant.plant(bug, LIBRARIES, first);
            Trial.Verdict verdict = trial.run(first, bug.tests());
            print(verdict.passed() ? "SURVIVED" : "killed", bug.name(), verdict);
            if (verdict.passed()) {
                survivors.add(bug.name());
            }
        }
        Path none = Files.createDirectories(folder.resolve("none"));
        List<String> tests =
                bugs.stream().flatMap(bug -> bug.tests().stream()).distinct().toList();
        Trial.Verdict sound = trial.run(none, tests);
        print(sound.passed() ? "passed" : "FAILED", "no bug", sound);
        assertThat(sound.passed()).as(sound.told()).isTrue();
        assertThat(survivors).as("bugs that no test finds").isEmpty();
    }

    private static void print(String verdict, String name, Trial.Verdict told) {
        System.out.println(String.format(
                Locale.ROOT, "%-9s%-58s%6.1f s  %s", verdict, name, told.millis() / 1_000.0, told.told()));
    }
}
