package dev.pandan.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.server.Server;
import dev.pandan.server.json.JsonContent;
import dev.pandan.server.stream.EventStreamService;
import dev.pandan.server.stream.LineHandler;
import dev.pandan.server.stream.StreamLimits;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    private Server server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop().join();
        }
    }

    @Test
    void send_manyLines_answersInOrder() {
        URI uri = start(EventFeedTest::echo);
        int count = 20_000;
        AtomicInteger wrong = new AtomicInteger();
        for (int round = 0; round < 2; round++) {
            long started = System.nanoTime();
            long[] micros = new long[count];
            try (EventFeed feed = EventFeed.to(uri)) {
                long answered = feed.send(lines(count), (line, answer, latency) -> {
                    micros[(int) line - 1] = latency;
                    if (!new String(answer, StandardCharsets.UTF_8).equals(event((int) line))) {
                        wrong.incrementAndGet();
                    }
                });
                assertThat(answered).isEqualTo(count);
            }
            Arrays.sort(micros);
            System.out.printf(
                    "echo: %.0f events/s, p50 %d us, p99 %d us%n",
                    count / ((System.nanoTime() - started) / 1e9), micros[count / 2], micros[count * 99 / 100]);
        }
        assertThat(wrong).hasValue(0);
    }

    @Test
    void send_answersCompleteInAnyOrder_keepsOrder() {
        Random random = new Random(7);
        URI uri = start((bytes, offset, length) -> {
            String line = new String(bytes, offset, length, StandardCharsets.UTF_8);
            return CompletableFuture.supplyAsync(
                    () -> (JsonGenerator generator) -> generator.writeRaw(line),
                    CompletableFuture.delayedExecutor(
                            random.nextInt(2_000), TimeUnit.MICROSECONDS, ForkJoinPool.commonPool()));
        });
        List<String> answers = new CopyOnWriteArrayList<>();
        try (EventFeed feed = EventFeed.to(uri, 64)) {
            feed.send(lines(2_000), (line, answer, latency) -> answers.add(new String(answer, StandardCharsets.UTF_8)));
        }
        assertThat(answers)
                .isEqualTo(IntStream.rangeClosed(1, 2_000)
                        .mapToObj(EventFeedTest::event)
                        .toList());
    }

    @Test
    void send_noLines_returnsZero() {
        try (EventFeed feed = EventFeed.to(start(EventFeedTest::echo))) {
            assertThat(feed.send(Collections.emptyIterator(), (line, answer, latency) -> {}))
                    .isZero();
        }
    }

    @Test
    void send_noServer_saysSo() {
        try (EventFeed feed = EventFeed.to(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> feed.send(lines(1_000), (line, answer, latency) -> {}))
                    .isInstanceOf(PandanException.class)
                    .hasMessageContaining("is it running");
        }
    }

    @Test
    void send_handlerThrows_endsWithItsException() {
        try (EventFeed feed = EventFeed.to(start(EventFeedTest::echo))) {
            assertThatThrownBy(() -> feed.send(lines(10_000), (line, answer, latency) -> {
                        throw PandanException.of(ErrorCode.INTERNAL, "no");
                    }))
                    .hasMessage("no");
        }
    }

    private URI start(LineHandler handler) {
        server = Server.builder()
                .http(0)
                .requestTimeoutMillis(0)
                .maxRequestLength(0)
                .service("/v1/events", new EventStreamService(handler, new StreamLimits(1_024, 1 << 20)))
                .build();
        server.start().join();
        return URI.create("http://127.0.0.1:" + server.activeLocalPort());
    }

    private static CompletableFuture<JsonContent> echo(byte[] bytes, int offset, int length) {
        String line = new String(bytes, offset, length, StandardCharsets.UTF_8);
        return CompletableFuture.completedFuture(generator -> generator.writeRaw(line));
    }

    private static Iterator<byte[]> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> event(i).getBytes(StandardCharsets.UTF_8))
                .iterator();
    }

    private static String event(int i) {
        return "{\"stream\":\"departures\",\"flight_id\":\"f-" + i
                + "\",\"departed_at\":\"2001-03-14T09:26:53Z\",\"origin\":\"JFK\",\"destination\":\"LAX\",\"distance\":2475}";
    }
}
