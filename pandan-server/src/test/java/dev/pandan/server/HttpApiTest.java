package dev.pandan.server;

import static dev.pandan.server.ServerFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.memory.MemoryStore;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpApiTest {
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
    void decide_newEvent_tellsWholeDecision() {
        HttpResponse<String> answer = fixture.post("/v1/decisions/late", event("whole", "2475"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("pandan-repeated")).hasValue("false");
        JsonNode decision = json(answer);
        assertThat(decision.get("id").asText()).isEqualTo("whole");
        assertThat(decision.get("action").asText()).isEqualTo("rebook");
        assertThat(decision.get("score").asDouble()).isEqualTo(2475 / 4000f);
        assertThat(decision.get("bundle").asText()).isEqualTo("late@3");
        assertThat(decision.get("scorer").asText()).isEqualTo("distance/1");
        assertThat(decision.at("/reasons/0/feature").asText()).isEqualTo("distance");
        assertThat(decision.at("/features/hour").asText()).isEqualTo("9");
        assertThat(decision.at("/read/departures_here_1h/rows").isNumber()).isTrue();
        assertThat(decision.get("decided_at").asText()).endsWith("Z");
    }

    @Test
    void decide_sameEventAgain_tellsStoredDecision() {
        String first = fixture.post("/v1/decisions/late", event("again", "100")).body();
        HttpResponse<String> second = fixture.post("/v1/decisions/late", event("again", "100"));
        assertThat(second.headers().firstValue("pandan-repeated")).hasValue("true");
        assertThat(second.body()).isEqualTo(first);
        assertThat(fixture.get("/v1/decisions/late/again").body()).isEqualTo(first);
    }

    @Test
    void decide_sameIdOtherContent_isConflict() {
        fixture.post("/v1/decisions/late", event("clash", "100"));
        assertProblem(fixture.post("/v1/decisions/late", event("clash", "101")), 409, "EVENT_CONFLICT");
    }

    @Test
    void decide_dryRun_storesNothing() {
        HttpResponse<String> answer = fixture.post("/v1/decisions/late?dry_run=true", event("dry", "100"));
        assertThat(json(answer).get("action").asText()).isEqualTo("none");
        assertProblem(fixture.get("/v1/decisions/late/dry"), 404, "NOT_FOUND");
    }

    @Test
    void decide_misspeltOrOddParameter_isRefused() {
        assertThat(assertProblem(fixture.post("/v1/decisions/late?dryrun=true", event("x", "1")), 400, "USAGE")
                        .get("field")
                        .asText())
                .isEqualTo("dryrun");
        assertProblem(fixture.post("/v1/decisions/late?dry_run=yes", event("x", "1")), 400, "USAGE");
        assertProblem(fixture.get("/v1/decisions/late/x"), 404, "NOT_FOUND");
    }

    @Test
    void decide_badEvents_nameTheField() {
        assertField(event("bad", "\"far\""), "distance");
        assertField("{\"flight_id\":\"bad\"}", "departed_at");
        assertField("{\"flight_id\":\"bad\",\"departed_at\":\"yesterday\"}", "departed_at");
        assertField("{\"flight_id\":null,\"departed_at\":\"2001-03-14T09:26:53Z\"}", "flight_id");
        assertField(event("bad", "1").replace("distance", "distanse"), "distanse");
    }

    private static void assertField(String body, String field) {
        JsonNode problem = assertProblem(fixture.post("/v1/decisions/late", body), 400, "EVENT_INVALID");
        assertThat(problem.get("field").asText()).isEqualTo(field);
    }

    @Test
    void decide_notJson_isRefusedWithoutItsText() {
        JsonNode problem = assertProblem(fixture.post("/v1/decisions/late", "{secret"), 400, "EVENT_INVALID");
        assertThat(problem.toString()).doesNotContain("secret");
        assertProblem(fixture.post("/v1/decisions/late", ""), 400, "EVENT_INVALID");
    }

    @Test
    void decide_unknownDecision_isNotFound() {
        JsonNode problem = assertProblem(fixture.post("/v1/decisions/early", event("x", "1")), 404, "NOT_FOUND");
        assertThat(problem.get("field").asText()).isEqualTo("decision");
        assertThat(problem.get("detail").asText()).contains("late");
    }

    @Test
    void stream_oneEvent_storesAndDecides() {
        JsonNode answer = json(fixture.post("/v1/streams/departures/events", event("one", "1500")));
        assertThat(answer.get("stream").asText()).isEqualTo("departures");
        assertThat(answer.get("repeated").asBoolean()).isFalse();
        assertThat(answer.at("/decisions/0/action").asText()).isEqualTo("notify");
    }

    @Test
    void stream_withoutDecisions_answersEmptyList() {
        JsonNode answer = json(
                fixture.post(
                        "/v1/streams/arrivals/events",
                        "{\"flight_id\":\"a1\",\"arrived_at\":\"2001-03-14T09:26:53Z\",\"origin\":\"LAX\",\"destination\":\"JFK\",\"delay\":3}"));
        assertThat(answer.get("decisions").size()).isZero();
    }

    @Test
    void stream_array_answersInOrderWithProblemsInPlace() {
        String body = "[" + event("m1", "1") + "," + event("m2", "\"x\"") + "," + event("m3", "3") + "]";
        HttpResponse<String> answer = fixture.post("/v1/streams/departures/events", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode items = json(answer);
        assertThat(items.size()).isEqualTo(3);
        assertThat(items.at("/0/id").asText()).isEqualTo("m1");
        assertThat(items.at("/1/code").asText()).isEqualTo("EVENT_INVALID");
        assertThat(items.at("/1/line").asInt()).isEqualTo(2);
        assertThat(items.at("/2/id").asText()).isEqualTo("m3");
    }

    @Test
    void stream_arrayCutOff_storesNothing() {
        String body = "[" + event("cut1", "1") + ",\n" + event("cut2", "2") + ",";
        JsonNode problem = assertProblem(fixture.post("/v1/streams/departures/events", body), 400, "EVENT_INVALID");
        assertThat(problem.get("location").asText()).startsWith("body 2:");
        assertProblem(fixture.get("/v1/decisions/late/cut1"), 404, "NOT_FOUND");
    }

    @Test
    void stream_unknown_isNotFound() {
        assertProblem(fixture.post("/v1/streams/departure/events", event("x", "1")), 404, "NOT_FOUND");
    }

    @Test
    void events_lines_answeredInOrderWithNumberedProblems() {
        String body = String.join(
                "\n",
                Flights.departure("n1", 1, 10),
                "",
                "{\"stream\":\"departures\",\"flight_id\":\"n2\",\"departed_at\":1,\"distance\":\"far\"}",
                "nonsense",
                "{\"stream\":\"nowhere\"}",
                Flights.arrival(1) + "\r",
                Flights.departure("n1", 1, 11));
        List<JsonNode> lines = fixture.post("/v1/events", body)
                .body()
                .lines()
                .map(ServerFixture::json)
                .toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).get("id").asText()).isEqualTo("n1");
        assertLine(lines.get(1), "EVENT_INVALID", 3);
        assertThat(lines.get(1).get("field").asText()).isEqualTo("distance");
        assertLine(lines.get(2), "EVENT_INVALID", 4);
        assertLine(lines.get(3), "NOT_FOUND", 5);
        assertThat(lines.get(4).get("stream").asText()).isEqualTo("arrivals");
        assertLine(lines.get(5), "EVENT_CONFLICT", 7);
    }

    private static void assertLine(JsonNode problem, String code, int line) {
        assertThat(problem.get("code").asText()).as(problem.toString()).isEqualTo(code);
        assertThat(problem.get("line").asInt()).isEqualTo(line);
    }

    @Test
    void anyRoute_wrongRequest_answersProblem() {
        assertProblem(fixture.get("/nowhere"), 404, "NOT_FOUND");
        assertProblem(fixture.get("/v1/events"), 405, "METHOD_NOT_ALLOWED");
        assertProblem(
                fixture.send(HttpRequest.newBuilder(fixture.uri("/health")).DELETE()), 405, "METHOD_NOT_ALLOWED");
        assertProblem(fixture.post("/v1/decisions/late", event("x", "1"), "text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(
                fixture.send(HttpRequest.newBuilder(fixture.uri("/v1/events")).POST(BodyPublishers.ofString("{}"))),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void decide_bodyTooLong_isRefused() {
        HttpRequest.Builder request = HttpRequest.newBuilder(fixture.uri("/v1/decisions/late"))
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(true)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(" ".repeat(5 << 20)));
        assertProblem(fixture.send(request), 413, "CONTENT_TOO_LARGE");
    }

    @Test
    void health_open_isReady() {
        HttpResponse<String> answer = fixture.get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("ready").asBoolean()).isTrue();
        assertThat(json(answer).at("/bundles/late").asInt()).isEqualTo(3);
    }

    @Test
    void metrics_afterDecision_areValidText() {
        fixture.post("/v1/decisions/late", event("metric", "3999"));
        HttpResponse<String> answer = fixture.get("/metrics");
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body().lines())
                .allMatch(line -> line.matches("# (HELP|TYPE) [a-z_]+ .*")
                        || line.matches("[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+})? -?[0-9.E+-]+"))
                .anyMatch(
                        line -> line.matches("pandan_decisions_total\\{decision=\"late\",action=\"rebook\"} [1-9]\\d*"))
                .anyMatch(line -> line.matches("pandan_request_seconds_bucket\\{le=\"\\+Inf\"} [1-9]\\d*"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
    }

    @Test
    void status_afterDecision_showsIt() {
        fixture.post("/v1/decisions/late", event("shown", "3999"));
        JsonNode status = json(fixture.get("/v1/status"));
        assertThat(status.get("project").asText()).isEqualTo("flights");
        assertThat(status.at("/actions/late~1rebook").asInt()).isPositive();
        assertThat(status.get("last").findValuesAsText("id")).contains("shown");
        assertThat(status.at("/last/0/probability").asBoolean()).isTrue();
    }

    @Test
    void start_portInUse_namesPortAndWayOut() {
        assertThatThrownBy(() -> PandanServer.start(ServerOptions.onPort(fixture.server.port()), fixture.live))
                .isInstanceOfSatisfying(
                        PandanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PORT_TAKEN))
                .hasMessageContaining(Integer.toString(fixture.server.port()))
                .hasMessageContaining("--port");
    }

    private static String event(String id, String distance) {
        return "{\"flight_id\":\"" + id
                + "\",\"departed_at\":\"2001-03-14T09:26:53Z\",\"origin\":\"JFK\",\"destination\":\"LAX\",\"distance\":"
                + distance
                + "}";
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("type").asText()).startsWith("urn:pandan:problem:");
        assertThat(problem.get("detail").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at dev.pandan");
        return problem;
    }
}
