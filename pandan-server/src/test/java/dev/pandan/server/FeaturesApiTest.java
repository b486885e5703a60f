package dev.pandan.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.store.memory.MemoryStore;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesApiTest {
    private static MemoryStore store;
    private static ServerFixture fixture;

    @BeforeAll
    static void start() {
        store = new MemoryStore();
        fixture = new ServerFixture(store);
    }

    @AfterAll
    static void stop() {
        fixture.close();
        store.close();
    }

    @Test
    void catalogue_hasEveryFeatureWithItsLineage() {
        JsonNode catalogue = ServerFixture.json(fixture.get("/v1/features"));
        assertThat(catalogue.get("fingerprint").asText()).isEqualTo(Flights.PROGRAM.fingerprint());
        assertThat(catalogue.get("features")).hasSize(10);
        JsonNode usual = catalogue.at("/features/9");
        assertThat(usual.get("name").asText()).isEqualTo("above_usual");
        assertThat(usual.get("type").asText()).isEqualTo("number");
        assertThat(usual.at("/reads/features/0").asText()).isEqualTo("there_delay");
        assertThat(usual.at("/reads/windows/0/aggregates/0").asText()).isEqualTo("avg(delay)");
        assertThat(usual.at("/origins/0").asText()).isEqualTo("arrivals.delay");
        assertThat(usual.at("/used_by/model").asBoolean()).isTrue();
    }

    @Test
    void features_atATime_areThoseOfADryRun() {
        fixture.post("/v1/events", Flights.arrival(1) + "\n" + Flights.arrival(2));
        fixture.post("/v1/events", Flights.departure("d-1", 10, 2_475));
        JsonNode asked = ServerFixture.json(
                fixture.get("/v1/features/late?origin=JFK&destination=LAX&distance=2475&at=2001-03-14T01:00:00Z"));
        JsonNode decided = ServerFixture.json(fixture.post(
                "/v1/decisions/late?dry_run=true",
                "{'flight_id':'x','departed_at':'2001-03-14T01:00:00Z','origin':'JFK','destination':'LAX','distance':2475}"
                        .replace('\'', '"')));
        assertThat(asked.get("features")).isEqualTo(decided.get("features"));
        assertThat(asked.get("read")).isEqualTo(decided.get("read"));
        assertThat(asked.at("/read/arrivals_here_2h/rows").asInt()).isEqualTo(2);
        assertThat(asked.get("at").asText()).startsWith("2001-03-14T01:00:00");
        assertThat(asked.at("/lookups/airport/found").asBoolean()).isFalse();
        assertThat(fixture.get("/v1/decisions/late/x").statusCode()).isEqualTo(404);
    }

    @Test
    void features_withoutATime_areOfNow() {
        JsonNode asked = ServerFixture.json(fixture.get("/v1/features/late"));
        assertThat(asked.get("at").asText()).isGreaterThan("2026");
        assertThat(asked.at("/features/busy").asInt()).isZero();
        assertThat(asked.at("/features/distance").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "late?distance=miles, 400, EVENT_INVALID, distance",
        "late?at=yesterday, 400, EVENT_INVALID, at",
        "late?at=9000-01-01T00:00:00Z, 400, EVENT_INVALID, at",
        "late?departed_at=9000-01-01T00:00:00Z, 400, EVENT_INVALID, departed_at",
        "late?origen=JFK, 400, USAGE, origen",
        "late?origin=JFK&origin=LAX, 400, USAGE, origin",
        "late?at=2001-03-14&departed_at=2001-03-14, 400, USAGE, departed_at",
        "early, 404, NOT_FOUND, decision",
    })
    void features_ofWhatDoesNotFit_areProblems(String path, int status, String code, String field) {
        HttpResponse<String> answer = fixture.get("/v1/features/" + path);
        JsonNode problem = ServerFixture.json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("field").asText()).isEqualTo(field);
        assertThat(problem.get("detail").asText()).contains("(").doesNotContain("miles", "yesterday");
    }
}
