package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeaturesVerbTest {
    private static final String EXAMPLE = "../examples/flights";

    @TempDir
    private Path folder;

    private String project() throws IOException {
        String text = Files.readString(Path.of(EXAMPLE, "pandan.yaml"))
                .replace("store: embedded:cassandra", "store: \"memory:\"")
                .replace(
                        "busy: count(*) OVER departures_here_1h",
                        "busy:\n        value: count(*) OVER departures_here_1h\n        description: How many leave here.")
                .replace("when: score >= 0.6", "when: score >= 0.6 AND busy > 3");
        return Files.writeString(folder.resolve("pandan.yaml"), text).toString();
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void features_list_tellsLineageAndUsers() throws IOException {
        CommandRun run = CommandRun.of("features", "--project", project());
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("late, about departures")
                .contains("busy  (number)", "    How many leave here.", "    = count(*) OVER departures_here_1h")
                .contains("reads window departures_here_1h (departures by origin, last 1h): count(*)")
                .contains("used by the model, the rule score >= 0.6 AND busy > 3")
                .contains("reads lookup airport (table airports by iata = origin): state")
                .contains("reads feature there_delay");
    }

    @Test
    void features_json_isTheCatalogueOfTheServer() throws IOException {
        JsonNode catalogue = json(CommandRun.of("features", "late", "--json", "--project", project()));
        assertThat(catalogue.get("features")).hasSize(10);
        assertThat(catalogue.at("/features/4/description").asText()).isEqualTo("How many leave here.");
        assertThat(catalogue.at("/features/4/used_by/rules/0").asText()).contains("busy > 3");
    }

    @Test
    void features_unknownDecision_suggests() throws IOException {
        CommandRun run = CommandRun.of("features", "lat", "--project", project());
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("did you mean 'late'");
    }

    @Test
    void features_values_areComputedWithoutDeciding() throws IOException {
        CommandRun text = CommandRun.of(
                "features",
                "late",
                "--at",
                "2001-03-14T09:26:53Z",
                "--project",
                project(),
                "--values",
                "origin=JFK",
                "distance=2475");
        assertThat(text.status()).as(text.err()).isZero();
        assertThat(text.out())
                .containsPattern("late at 2001-03-14T09:26:53")
                .containsPattern("(?m)^distance +2475$")
                .containsPattern("(?m)^hour +9$")
                .containsPattern("(?m)^state +missing$")
                .containsPattern("(?m)^route_7d +0 +0{16}$")
                .contains("no such row");
        JsonNode values =
                json(CommandRun.of("features", "late", "--values", "origin=JFK", "--json", "--project", project()));
        assertThat(values.at("/features/busy").asInt()).isZero();
        assertThat(values.at("/features/distance").isNull()).isTrue();
    }

    @Test
    void features_valuesThatDoNotFit_sayHowToMendThem() throws IOException {
        String project = project();
        assertProblem(2, "expected: column=value", "late", "--values", "origin", "--project", project);
        assertProblem(2, "did you mean 'origin'", "late", "--values", "origen=JFK", "--project", project);
        assertProblem(3, "a whole number of 32 bits", "late", "--values", "distance=far", "--project", project);
        assertProblem(3, "a time such as", "late", "--at", "yesterday", "--project", project);
        assertProblem(2, "the decision is missing", "--at", "2001-03-14", "--project", project);
        assertProblem(
                2,
                "one of them",
                "late",
                "--at",
                "2001-03-14",
                "--values",
                "departed_at=2001-03-14",
                "--project",
                project);
    }

    private static void assertProblem(int status, String message, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "features";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandRun run = CommandRun.of(all);
        assertThat(run.err()).contains(message);
        assertThat(run.status()).isEqualTo(status);
    }

    @Test
    void check_plan_saysWhatIsReadAndKept() throws IOException {
        CommandRun run = CommandRun.of("check", "--plan", "--project", project());
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("late, for each event of departures")
                .contains("    reads window route_7d (arrivals by origin, destination, last 7d)")
                .containsPattern("keeps \\d+ bytes a row and \\d+ a key in departures_by_origin")
                .contains("shared with arrivals_there_2h")
                .containsPattern("(?m)^  all +7 +1$")
                .containsPattern("(?m)^arrivals_by_origin_destination +7d +\\d+ +\\d+ +\\? +\\? +\\?$")
                .contains("rows are not known: a store in memory has no log beforehand");
        JsonNode plan = json(CommandRun.of("check", "--plan", "--json", "--project", project()))
                .get("plan");
        assertThat(plan.at("/decisions/0/store_reads_cold/all").asInt()).isEqualTo(7);
        assertThat(plan.at("/tables/0/rows").isNull()).isTrue();
        assertThat(plan.at("/tables/0/bytes_per_row").asInt()).isPositive();
        assertThat(plan.get("rows_unknown").asText()).contains("memory");
    }
}
