package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.spec.project.StoreAddresses;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The log of orders as it lies in the database. */
final class StoredOrders {
    private StoredOrders() {}

    /** What is stored is what was answered: each event once, with one decision. */
    static void compare(String address, List<Customer> customers) {
        Map<String, JsonNode> answered = new HashMap<>();
        customers.forEach(customer -> customer.answers()
                .forEach(answer -> answered.put(answer.get("id").asText(), answer)));
        Map<String, StoredEvent> stored = read(address);
        assertThat(stored.keySet()).isEqualTo(answered.keySet());
        stored.values().forEach(event -> compare(event, answered.get(event.id())));
    }

    /** By id, each once. */
    static Map<String, StoredEvent> read(String address) {
        Map<String, StoredEvent> stored = new HashMap<>();
        try (Store store =
                Stores.open(StoreAddresses.parse(address, name -> null).orElseThrow(), "faults")) {
            for (Split split : store.eventSplits("orders", 4)) {
                try (Scan<StoredEvent> scan = store.scanEvents(split)) {
                    scan.forEachRemaining(event -> assertThat(stored.put(event.id(), event))
                            .as(event.id())
                            .isNull());
                }
            }
        }
        return stored;
    }

    private static void compare(StoredEvent event, JsonNode answer) {
        assertThat(event.decisions()).as(event.id()).containsOnlyKeys("risk");
        Decision decision = DecisionCodec.decode(event.decisions().get("risk"));
        assertThat(decision.action()).isEqualTo(answer.get("action").asText());
        assertThat(decision.features().rows()[0])
                .isEqualTo(answer.at("/read/by_customer/rows").asLong());
        assertThat(String.format("%016x", decision.features().hashes()[0]))
                .isEqualTo(answer.at("/read/by_customer/hash").asText());
        assertThat(decision.decidedAtMicros())
                .isEqualTo(ChronoUnit.MICROS.between(
                        Instant.EPOCH, Instant.parse(answer.get("decided_at").asText())));
    }
}
