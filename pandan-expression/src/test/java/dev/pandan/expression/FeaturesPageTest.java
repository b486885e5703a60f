package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.ProjectProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs what docs/guide/features.md says. */
final class FeaturesPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\\n(.*?)```");
    private static final Pattern FEATURE = Pattern.compile("(?m)^(\\w+): (.*?)\\s+# (number|category|vector of \\d+)$");
    private static final Pattern REFUSED = Pattern.compile("(?m)^\\| `(.+)` \\| (.+) \\|$");
    private static final String ONLY_FEATURE = "      distance: distance\n";

    private final String page;
    private final List<String> blocks;

    FeaturesPageTest() throws IOException {
        page = Files.readString(Projects.root().resolve("docs/guide/features.md"));
        blocks = BLOCK.matcher(page).results().map(match -> match.group(1)).toList();
    }

    @Test
    void project_ofThePage_compiles() {
        assertThat(ProjectCompiler.compile(Projects.read(blocks.get(0))).decisions())
                .containsKey("late");
    }

    @TestFactory
    Stream<DynamicTest> features_ofThePage_haveTheTypesItSays() {
        assertThat(blocks).hasSizeGreaterThan(4);
        return blocks.stream()
                .skip(1)
                .map(block -> DynamicTest.dynamicTest(block.lines().findFirst().orElse(""), () -> check(block)));
    }

    private void check(String block) {
        List<MatchResult> features = FEATURE.matcher(block).results().toList();
        assertThat(features).hasSameSizeAs(block.lines().toList());
        ProjectProgram program = ProjectCompiler.compile(Projects.read(project(block)));
        List<Feature> compiled = program.decisions().get("late").features();
        for (MatchResult feature : features) {
            assertThat(compiled)
                    .filteredOn(one -> one.name().equals(feature.group(1)))
                    .singleElement()
                    .satisfies(one -> assertThat(one.describe()).isEqualTo(feature.group(3)));
        }
        assertThat(program.newCode()).isNotNull();
    }

    @TestFactory
    Stream<DynamicTest> refusals_ofThePage_happen() {
        String table = page.substring(page.indexOf("## What is refused"), page.indexOf("## Functions"));
        List<MatchResult> rows = REFUSED.matcher(table).results().toList();
        assertThat(rows).hasSizeGreaterThan(8);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.group(1), () -> assertThat(
                                Projects.problems(Projects.read(project("x: " + row.group(1) + "\n"))))
                        .singleElement()
                        .asString()
                        .contains(row.group(2))));
    }

    private String project(String block) {
        String features = block.indent(6);
        String rest = block.contains("distance: distance") ? "" : ONLY_FEATURE;
        return blocks.get(0).replace(ONLY_FEATURE, features + rest);
    }
}
