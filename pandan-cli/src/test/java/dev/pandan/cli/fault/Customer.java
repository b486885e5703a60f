package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One customer, whose orders are sent one after the other, each until there is a decision about it: after a 503 when {@code Retry-After} says, after a broken connection
 * a little later.
 */
final class Customer implements Runnable {
    /** No answer, good or bad, may take longer than what the guide says: 10 s, and some more where everything shares two cores. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String server;
    private final String name;
    private final List<JsonNode> answers = new ArrayList<>();
    /** Written by the customer's own thread only. */
    private volatile int decided;

    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean stopped;
    private volatile String lastRefusal = "";
    private volatile Duration slowest = Duration.ZERO;

    Customer(HttpClient client, String server, String name) {
        this.client = client;
        this.server = server;
        this.name = name;
    }

    String name() {
        return name;
    }

    int decided() {
        return decided;
    }

    /** How often a 503 was the answer. */
    int refused() {
        return refused.get();
    }

    /** Why, the last time. */
    String lastRefusal() {
        return lastRefusal;
    }

    Duration slowest() {
        return slowest;
    }

    void stop() {
        stopped = true;
    }

    /** Only after {@link #run} has ended. */
    List<JsonNode> answers() {
        return answers;
    }

    @Override
    public void run() {
        while (!stopped) {
            decide();
        }
    }

    /** Sends the next order until it is decided. */
    void decide() {
        Optional<JsonNode> answer = attempt();
        while (answer.isEmpty()) {
            answer = attempt();
        }
        FaultsProject.check(name, decided, answer.get());
        answers.add(answer.get());
        decided = answers.size();
    }

    /** Empty: to be sent again. */
    private Optional<JsonNode> attempt() {
        long sent = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + FaultsProject.DECISION))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(FaultsProject.event(name, decided)))
                .build();
        HttpResponse<String> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException hangs) {
            throw new AssertionError(name + ": no answer within " + LONGEST, hangs);
        } catch (IOException broken) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - sent);
        slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
        if (response.statusCode() == 200) {
            return Optional.of(json(response.body()));
        }
        heed(response);
        return Optional.empty();
    }

    private void heed(HttpResponse<String> response) {
        JsonNode problem = json(response.body());
        assertThat(response.statusCode()).as("%s", problem).isEqualTo(503);
        assertThat(problem.path("code").asText())
                .as("%s", problem)
                .isIn("STORE_UNAVAILABLE", "LEASE_HELD", "INTERRUPTED");
        assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("Exception");
        lastRefusal = problem.path("detail").asText();
        refused.incrementAndGet();
        int seconds =
                Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow());
        LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new AssertionError(text, malformed);
        }
    }
}
