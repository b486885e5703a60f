package dev.pandan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.live.LiveLimits;
import dev.pandan.server.feed.EventFeed;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.memory.MemoryStore;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final MemoryStore store = new MemoryStore();
    private ServerFixture fixture = new ServerFixture(store);

    @AfterEach
    void stop() {
        fixture.close();
        store.close();
    }

    @Test
    void events_tenThousand_answeredInOrder() {
        int count = 10_000;
        List<String> ids = new ArrayList<>();
        long[] micros = new long[count];
        long started = System.nanoTime();
        try (EventFeed feed = EventFeed.to(fixture.uri(""))) {
            feed.send(departures(count), (line, json, latency) -> {
                micros[(int) line - 1] = latency;
                ids.add(ServerFixture.json(new String(json, StandardCharsets.UTF_8))
                        .get("id")
                        .asText());
            });
        }
        assertThat(ids)
                .isEqualTo(IntStream.range(0, count).mapToObj(i -> "f-" + i).toList());
        Arrays.sort(micros);
        System.out.printf(
                "served: %.0f events/s, p50 %d us, p99 %d us%n",
                count / ((System.nanoTime() - started) / 1e9), micros[count / 2], micros[count * 99 / 100]);
    }

    @Test
    void events_sentTwice_storedOnce() {
        List<Boolean> repeated = new CopyOnWriteArrayList<>();
        try (EventFeed feed = EventFeed.to(fixture.uri(""))) {
            for (int round = 0; round < 2; round++) {
                feed.send(
                        departures(200),
                        (line, json, latency) ->
                                repeated.add(ServerFixture.json(new String(json, StandardCharsets.UTF_8))
                                        .get("repeated")
                                        .asBoolean()));
            }
        }
        assertThat(repeated.subList(0, 200)).containsOnly(false);
        assertThat(repeated.subList(200, 400)).containsOnly(true);
        assertThat(fixture.live.metrics().events()).isEqualTo(200);
    }

    @Test
    void events_moreThanTheProjectAdmits_waitsInsteadOfRefusing() {
        fixture.close();
        fixture = new ServerFixture(new MemoryStore(), LiveLimits.standard().withInFlight(8));
        AtomicLong accepted = new AtomicLong();
        try (EventFeed feed = EventFeed.to(fixture.uri(""), 512)) {
            feed.send(departures(2_000), (line, json, latency) -> {
                if (new String(json, StandardCharsets.UTF_8).contains("\"decisions\"")) {
                    accepted.incrementAndGet();
                }
            });
        }
        assertThat(accepted).hasValue(2_000);
    }

    @Test
    void events_readerSleeps_serverStopsReading() throws Exception {
        int count = 30_000;
        AtomicLong before = new AtomicLong(-1);
        try (RawRequest request = new RawRequest(fixture.server.port())) {
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(request, count));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(700))
                    .until(() -> before.getAndSet(fixture.live.metrics().events())
                            == fixture.live.metrics().events());
            assertThat(before.get()).isPositive().isLessThan(count * 2 / 3);
            for (int i = 0; i < count; i++) {
                assertThat(request.answer()).contains("\"id\":\"f-" + i + "\"");
            }
            sender.get(60, TimeUnit.SECONDS);
        }
    }

    private static void send(RawRequest request, int count) {
        try {
            for (int i = 0; i < count; i++) {
                request.chunk(Flights.departure(i) + "\n");
            }
            request.end();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void events_connectionCutInALine_storesWhatWasWholeOnly() throws Exception {
        try (RawRequest request = new RawRequest(fixture.server.port())) {
            request.chunk(Flights.departure("whole", 1, 10) + "\n");
            assertThat(request.answer()).contains("whole");
            String half = Flights.departure("half", 2, 10);
            request.chunk(half);
        }
        assertThat(fixture.post("/v1/events", Flights.departure("after", 3, 10)).body())
                .contains("after");
        await().during(Duration.ofMillis(300))
                .until(() -> fixture.get("/v1/decisions/late/half").statusCode() == 404);
        assertThat(fixture.get("/v1/decisions/late/whole").statusCode()).isEqualTo(200);
    }

    @Test
    void events_answersWhileRequestIsOpen() throws Exception {
        try (RawRequest request = new RawRequest(fixture.server.port())) {
            for (int i = 0; i < 5; i++) {
                String line = Flights.departure(i) + "\n";
                request.chunk(line.substring(0, 40));
                request.chunk(line.substring(40));
                assertThat(request.answer()).contains("\"id\":\"f-" + i + "\"");
            }
        }
    }

    @Test
    void events_lineTooLong_isRefusedAndStreamGoesOn() {
        String body = Flights.departure(1) + "\n" + "x".repeat(3 << 20) + "\n" + Flights.departure(2) + "\n";
        List<JsonNode> lines = fixture.post("/v1/events", body)
                .body()
                .lines()
                .map(ServerFixture::json)
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get("line").asInt()).isEqualTo(2);
        assertThat(lines.get(1).get("detail").asText()).contains("too long");
        assertThat(lines.get(2).get("id").asText()).isEqualTo("f-2");
    }

    @Test
    void close_streamOpen_answersWhatWasReadAndEnds() {
        List<String> answers = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> feed = CompletableFuture.runAsync(() -> {
            try (EventFeed events = EventFeed.to(fixture.uri(""))) {
                events.send(
                        departures(Integer.MAX_VALUE),
                        (line, json, latency) -> answers.add(new String(json, StandardCharsets.UTF_8)));
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> answers.size() > 500);
        long started = System.nanoTime();
        fixture.server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        assertThatThrownBy(feed::join).hasCauseInstanceOf(PandanException.class).hasMessageContaining("is safe");
        String last = answers.get(answers.size() - 1);
        assertThat(last).contains("INTERRUPTED");
        assertThat(answers.subList(0, answers.size() - 1)).allMatch(answer -> answer.contains("\"decisions\""));
        assertThat(fixture.live.metrics().events()).isEqualTo(answers.size() - 1);
    }

    @Test
    void anyRoute_projectClosed_answers503AndWhenToRetry() {
        fixture.live.close();
        HttpResponse<String> answer = fixture.post(
                "/v1/streams/departures/events", Flights.departure(1).replace("\"stream\":\"departures\",", ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
        assertThat(fixture.get("/health").statusCode()).isEqualTo(503);
        assertThat(ServerFixture.json(fixture.get("/health"))
                        .at("/trouble/status")
                        .asInt())
                .isEqualTo(503);
        assertThat(fixture.post("/v1/events", Flights.departure(1)).body()).contains("\"status\":503", "\"line\":1");
    }

    private static Iterator<byte[]> departures(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> Flights.departure(i).getBytes(StandardCharsets.UTF_8))
                .iterator();
    }
}
