package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.cli.terminal.Interrupts;
import dev.pandan.cli.terminal.Terminal;
import dev.pandan.cli.verb.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLinesTest {
    @TempDir
    private Path folder;

    @Test
    void help_everyVerb_standsInAGroupWithItsText() {
        Terminal terminal = Terminal.system();
        Context context = new Context(terminal, new Interrupts(terminal), Clock.systemUTC());
        assertThat(CommandLines.create(context).getSubcommands().entrySet())
                .filteredOn(
                        verb -> !verb.getValue().getCommandSpec().usageMessage().hidden())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(CommandLines.grouped());
        CommandRun run = CommandRun.of("--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Project", "Data", "Model", "Live", "Proof");
        for (String verb : CommandLines.grouped()) {
            assertThat(run.out()).containsPattern("  " + verb + " +\\w");
            assertThat(CommandRun.of(verb, "--help").status()).as(verb).isZero();
        }
    }

    @Test
    void verb_unknown_suggests() {
        CommandRun run = CommandRun.of("quikstart");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("quikstart", "quickstart");
    }

    @Test
    void verb_missing_isUsage() {
        CommandRun run = CommandRun.of();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("a verb is missing");
    }

    @Test
    void option_unknownChoice_tellsThoseOfTheHelp() {
        CommandRun run = CommandRun.of("init", folder.resolve("new").toString(), "--template", "torch");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'--template': 'torch' (expected: spark, sklearn, tensorflow, pytorch)");
        assertThat(CommandRun.of("train", "late", "--as-of", "noon").err())
                .contains("'noon' (expected: event_time, arrival)");
    }

    @Test
    void completion_isAScriptWithTheVerbs() {
        assertThat(CommandRun.of("completion").out()).contains("quickstart", "parity", "complete -F");
    }

    @Test
    void init_newFolder_passesCheck() {
        Path project = folder.resolve("My Shop");
        assertThat(CommandRun.of("init", project.toString()).status()).isZero();
        assertThat(project.resolve("pandan.yaml")).content().contains("name: my_shop");
        CommandRun check = CommandRun.of("check", "--project", project.toString());
        assertThat(check.err()).isEmpty();
        assertThat(check.status()).isZero();
        assertThat(check.out()).contains("no problems");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sklearn", "tensorflow", "pytorch"})
    void init_template_isAProjectWithScriptAndData(String template) {
        System.setProperty(
                "pandan.home", Path.of("..").toAbsolutePath().normalize().toString());
        Path project = folder.resolve(template);
        CommandRun init = CommandRun.of("init", project.toString(), "--template", template);
        assertThat(init.err()).isEmpty();
        assertThat(init.out())
                .contains(
                        "; next:\n  cd ", "pandan load arrivals data/arrivals.parquet", "train late\n  pandan serve\n");
        assertThat(project.resolve("pandan.yaml"))
                .content()
                .contains("name: " + template, "script: train.py", "policy:")
                .doesNotContain("trainer: spark");
        assertThat(project.resolve("train.py")).content().contains("pandan.load()");
        assertThat(project.resolve("requirements.txt")).content().contains("pyarrow==");
        assertThat(project.resolve("data/departures.parquet")).exists();
        assertThat(CommandRun.of("check", "--project", project.toString()).out())
                .contains("no problems");
    }

    @Test
    void init_existingProject_changesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("pandan.yaml"), "mine");
        CommandRun run = CommandRun.of("init", folder.toString());
        assertThat(run.status()).isEqualTo(14);
        assertThat(run.err()).contains("exists already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void check_severalProblems_reportsAllWithPlaces() throws IOException {
        String text = Files.readString(Path.of("../examples/flights/pandan.yaml"))
                .replace("delay > 15)) OVER", "dleay > 15)) OVER")
                .replace("OVER arrivals_here_2h", "OVER arrivals_her_2h");
        Files.writeString(folder.resolve("pandan.yaml"), text);
        CommandRun run = CommandRun.of("check", "--project", folder.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("dleay", "did you mean 'delay'", "arrivals_her_2h", "did you mean 'arrivals_here_2h'");
        assertThat(run.err().lines())
                .hasSize(2)
                .allMatch(line -> line.matches("pandan: .*pandan\\.yaml \\d+:\\d+: .*"));
    }

    @Test
    void check_parametersOfAModel_areSparks() throws IOException {
        String text = Files.readString(Path.of("../examples/flights/pandan.yaml"))
                .replace("{maxIter: 10, regParam: 0.01}", "{maxIters: 10, regParam: -0.01}");
        Files.writeString(folder.resolve("pandan.yaml"), text);
        CommandRun run = CommandRun.of("check", "--project", folder.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .containsPattern("pandan\\.yaml \\d+:\\d+: decisions\\.late\\.model\\.params\\.maxIters: no parameter")
                .contains("did you mean 'maxIter'?", "params.regParam: Spark refuses the value");
    }

    @Test
    void check_json_isOneObject() throws IOException {
        CommandRun run = CommandRun.of("check", "--json", "--project", "../examples/flights");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.out()).startsWith("{\"ok\":true,\"fingerprint\":\"");
    }

    @Test
    void project_missing_saysHowToMakeOne() {
        CommandRun run = CommandRun.of(
                "check", "--project", folder.resolve("nowhere.yaml").toString());
        assertThat(run.status()).isEqualTo(14);
        assertThat(run.err()).contains("no such file", "pandan init");
    }

    @Test
    void load_missingFile_failsBeforeAnythingStarts() {
        CommandRun run = CommandRun.of(
                "load",
                "--project",
                "../examples/flights",
                "arrivals",
                folder.resolve("x.csv").toString());
        assertThat(run.status()).isEqualTo(14);
        assertThat(run.err()).contains("x.csv: no such file").doesNotContain("Starting");
    }

    @Test
    void load_unknownStream_suggests() {
        CommandRun run = CommandRun.of("load", "--project", "../examples/flights", "arrival", "x.csv");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("did you mean 'arrivals'");
    }

    @Test
    void quickstart_foreignFolder_isLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        System.setProperty(
                "pandan.home", Path.of("..").toAbsolutePath().normalize().toString());
        CommandRun run = CommandRun.of("quickstart", "--once", "--folder", folder.toString());
        assertThat(run.status()).isEqualTo(14);
        assertThat(run.err()).contains("holds files that no quickstart made");
        assertThat(file).hasContent("years of work");
    }
}
