package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show is what Pandan does. */
final class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern YAML = Pattern.compile("```yaml\\n(pandan: 1.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("^ {4}(?:\\.\\./\\.\\.|\\.)/pandan ([a-z][a-z-]*)", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private static Project project(String text) {
        return ProjectReader.read("pandan.yaml", text, name -> "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void projectFile_inReadme_meansTheExample(String page) throws IOException {
        MatchResult block = YAML.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .findFirst()
                .orElseThrow();
        String example = Files.readString(ROOT.resolve("examples/flights/pandan.yaml"));
        assertThat(ProjectCompiler.compile(project(block.group(1))).fingerprint())
                .isEqualTo(ProjectCompiler.compile(project(example)).fingerprint());
        assertThat(project(block.group(1)).decisions().get("late").policy().otherwise())
                .isEqualTo(project(example).decisions().get("late").policy().otherwise());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "README.ko.md",
                "CONTRIBUTING.md",
                "examples/flights/README.md",
                "examples/users/README.md",
                "examples/deliveries/README.md"
            })
    void commands_inDocuments_exist(String page) throws IOException {
        List<String> verbs = COMMAND.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(CommandLines.grouped()).containsAll(verbs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "README.ko.md",
                "docs/meaning.md",
                "docs/guide/python.md",
                "docs/guide/training.md",
                "examples/flights/README.md",
                "examples/users/README.md",
                "examples/deliveries/README.md"
            })
    void links_inDocuments_leadSomewhere(String page) throws IOException {
        Path file = ROOT.resolve(page);
        assertThat(LINK.matcher(Files.readString(file)).results().map(match -> match.group(1)))
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    /** Figures may differ: they are measured. */
    @Test
    void outputs_inTheGuideOfFeatures_areThose() throws IOException {
        List<String> blocks = TEXT.matcher(Files.readString(ROOT.resolve("docs/guide/features.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        String example = ROOT.resolve("examples/flights").toString();
        assertThat(blocks).hasSize(2);
        assertThat(withoutFigures(
                        CommandRun.of("features", "--project", example).out()))
                .contains(withoutFigures(blocks.get(0)));
        assertThat(withoutFigures(
                        CommandRun.of("check", "--plan", "--project", example).out()))
                .contains(withoutFigures(blocks.get(1)));
    }

    private static String withoutFigures(String text) {
        return text.replaceAll("\\b\\d+\\b", "N");
    }

    @Test
    void examples_compile() throws IOException {
        for (String example : List.of("flights", "users", "deliveries")) {
            String text =
                    Files.readString(ROOT.resolve("examples").resolve(example).resolve("pandan.yaml"));
            assertThat(ProjectCompiler.compile(project(text)).decisions()).isNotEmpty();
        }
    }
}
