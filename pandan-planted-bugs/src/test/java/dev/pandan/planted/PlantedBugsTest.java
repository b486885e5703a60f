package dev.pandan.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants bugs one at a time; the tests have to find each of them, and nothing without one. {@code -Dpandan.bug=TEXT} tries those with the text in their name. */
final class PlantedBugsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("pandan.root", "..")).toAbsolutePath();
    private static final String LIBRARIES =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final int LEAST_BUGS = 12;

    private final List<Bug> bugs = Bugs.all().stream()
            .filter(bug -> bug.name().contains(System.getProperty("pandan.bug", "")))
            .toList();
    private final Trial trial = new Trial(ROOT, LIBRARIES);
    private final Report report = new Report();

    @TempDir
    private Path folder;

    @Test
    void tests_findEveryPlantedBug_andNothingWithout() throws Exception {
        List<Path> planted = plantAll();
        for (int i = 0; i < bugs.size(); i++) {
            Bug bug = bugs.get(i);
            report.add(bug.name(), trial.run(planted.get(i), bug.tests()));
        }
        List<String> tests =
                bugs.stream().flatMap(bug -> bug.tests().stream()).distinct().toList();
        Trial.Verdict sound = trial.run(Files.createDirectories(folder.resolve("none")), tests);
        System.out.println(report.table(sound));
        assertThat(sound.passed()).as("without a bug: %s", sound.told()).isTrue();
        assertThat(report.survivors()).as("bugs that no test finds").isEmpty();
    }

    @Test
    void bugs_areMany_andEachHasAName() {
        assertThat(Bugs.all()).hasSizeGreaterThanOrEqualTo(LEAST_BUGS);
        assertThat(Bugs.all().stream().map(Bug::name)).doesNotHaveDuplicates();
    }

    /** Before anything runs, so that a bug that does not fit its class any more is told at once. */
    private List<Path> plantAll() throws IOException {
        assertThat(bugs).as("bugs with -Dpandan.bug in their name").isNotEmpty();
        Plant plant = new Plant(ROOT);
        List<Path> planted = new ArrayList<>();
        List<String> misfits = new ArrayList<>();
        for (Bug bug : bugs) {
            Path into = Files.createDirectories(folder.resolve("bug" + planted.size()));
            planted.add(into);
            try {
                plant.plant(bug, LIBRARIES, into);
            } catch (IllegalStateException misfit) {
                misfits.add(misfit.getMessage());
            }
        }
        assertThat(misfits).as("bugs that cannot be planted").isEmpty();
        return planted;
    }
}
