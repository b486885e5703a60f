package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.spec.row.Hash64;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * A project whose every decision is known beforehand: the n-th order of a customer is n seconds after the first, of n units, and its window holds all before it. So a
 * decision that read a row too few, too many or twice shows itself.
 */
final class FaultsProject {
    static final String DECISION = "/v1/decisions/risk";
    static final Instant START = Instant.parse("2001-03-14T09:00:00Z");

    private static final String TEXT = """
            pandan: 1
            name: faults
            store: "%s"

            streams:
              orders:
                id: id
                time: at
                columns: {id: string, at: timestamp, customer: string, amount: double}

            windows:
              by_customer: {stream: orders, by: customer, last: 30d}

            decisions:
              risk:
                stream: orders
                features:
                  before: count(*) OVER by_customer
                  spent: sum(amount) OVER by_customer
                policy:
                  rules:
                    - when: spent >= 100
                      action: review
                  otherwise: pass
                  fallback: pass
            """;

    private FaultsProject() {}

    static Path write(Path folder, String store) throws IOException {
        return Files.writeString(folder.resolve("pandan.yaml"), TEXT.formatted(store));
    }

    /**
     * The same over orders that another program writes.
     *
     * @param id name of the column with the id
     */
    static Path writeCaptured(Path folder, String store, String id) throws IOException {
        String captured = TEXT.formatted(store)
                .replace("    id: id", "    id: " + id)
                .replace("{id: string", "{" + id + ": string")
                .replace("  orders:", """
                          orders:
                            from: theirs.orders
                            capture: {by: poll, every: 50ms, overlap: 1h}\
                        """);
        return Files.writeString(folder.resolve("pandan.yaml"), captured);
    }

    static String id(String customer, int number) {
        return customer + "-" + number;
    }

    /** The n-th order of a customer, from 0. */
    static String event(String customer, int number) {
        return "{\"id\": \"%s\", \"at\": \"%s\", \"customer\": \"%s\", \"amount\": %d}"
                .formatted(id(customer, number), START.plusSeconds(number), customer, number);
    }

    /** Compares an answer with what has to be decided about this order, digest included. */
    static void check(String customer, int number, JsonNode answer) {
        String what = id(customer, number) + ": " + answer;
        long spent = number * (number - 1L) / 2;
        JsonNode features = answer.path("features");
        assertThat(answer.path("id").asText()).as(what).isEqualTo(id(customer, number));
        assertThat(features.path("before").asInt(-1)).as(what).isEqualTo(number);
        assertThat(features.path("spent").asDouble(0)).as(what).isEqualTo((double) (float) spent);
        assertThat(answer.path("action").asText()).as(what).isEqualTo(spent >= 100 ? "review" : "pass");
        JsonNode read = answer.path("read").path("by_customer");
        assertThat(read.path("rows").asInt(-1)).as(what).isEqualTo(number);
        assertThat(read.path("hash").asText()).as(what).isEqualTo(hash(customer, number));
    }

    /** Of the ids of the orders before. */
    static String hash(String customer, int number) {
        long sum = IntStream.range(0, number)
                .mapToLong(before -> Hash64.ofId(id(customer, before)))
                .sum();
        return String.format("%016x", sum);
    }
}
