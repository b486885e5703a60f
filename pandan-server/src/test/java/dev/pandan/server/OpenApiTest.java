package dev.pandan.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pandan.store.memory.MemoryStore;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static MemoryStore store;
    private static ServerFixture fixture;
    private static JsonNode api;

    @BeforeAll
    static void start() {
        store = new MemoryStore();
        fixture = new ServerFixture(store);
        api = ServerFixture.json(fixture.get("/openapi.json"));
    }

    @AfterAll
    static void stop() {
        fixture.close();
        store.close();
    }

    @Test
    void document_everyReference_resolves() {
        assertThat(api.get("openapi").asText()).isEqualTo("3.1.0");
        assertThat(api.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref ->
                        assertThat(api.at(ref.substring(1)).isObject()).as(ref).isTrue());
    }

    @Test
    void document_everyOperation_isServedAndWhole() {
        Set<String> ids = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                JsonNode node = operation.getValue();
                assertThat(ids.add(node.get("operationId").asText())).isTrue();
                assertThat(node.get("summary").asText()).isNotEmpty();
                assertThat(node.get("responses").has("200")).isTrue();
                assertServed(operation.getKey(), path.getKey(), node);
            }
        }
        assertThat(api.get("paths").properties().stream().map(Map.Entry::getKey))
                .contains(
                        "/v1/events",
                        "/v1/streams/departures/events",
                        "/v1/streams/arrivals/events",
                        "/v1/decisions/late",
                        "/v1/decisions/late/{id}",
                        "/health",
                        "/metrics");
    }

    /** The example in the document is accepted, and the answer has the fields that the document names. */
    private static void assertServed(String method, String path, JsonNode operation) {
        HttpRequest.Builder request = HttpRequest.newBuilder(fixture.uri(path.replace("{id}", "example-1")));
        if (method.equals("post")) {
            Map.Entry<String, JsonNode> content =
                    operation.at("/requestBody/content").properties().iterator().next();
            JsonNode example = content.getValue().get("example");
            request.header("Content-Type", content.getKey())
                    .POST(BodyPublishers.ofString(example.isTextual() ? example.asText() : example.toString()));
        }
        HttpResponse<String> answer = fixture.send(request);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        String type = answer.headers().firstValue("content-type").orElseThrow();
        JsonNode content = operation.at("/responses/200/content");
        assertThat(content.properties()).allMatch(entry -> type.startsWith(entry.getKey()));
        if (type.startsWith("application/json")
                && content.at("/application~1json/schema").has("$ref")) {
            assertFields(answer, content.at("/application~1json/schema/$ref").asText());
        }
    }

    private static void assertFields(HttpResponse<String> answer, String ref) {
        JsonNode schema = api.at(ref.substring(1));
        ObjectNode object = (ObjectNode) ServerFixture.json(answer);
        assertThat(schema.get("properties").properties().stream().map(Map.Entry::getKey))
                .containsAll(object.properties().stream().map(Map.Entry::getKey).toList());
        schema.get("required")
                .forEach(name ->
                        assertThat(object.has(name.asText())).as(name.asText()).isTrue());
    }

    @Test
    void document_eventSchemas_haveTheColumns() {
        JsonNode departures = api.at("/components/schemas/Event_departures");
        assertThat(departures.at("/properties/distance/type/0").asText()).isEqualTo("integer");
        assertThat(departures.at("/properties/departed_at/format").asText()).isEqualTo("date-time");
        assertThat(departures.get("required").toString()).isEqualTo("[\"flight_id\",\"departed_at\"]");
    }
}
