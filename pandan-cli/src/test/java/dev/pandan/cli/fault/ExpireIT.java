package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code pandan store expire} on 60 days of orders, one a day, which are kept for 30 days under a window of 5: decisions from day 28.5 on are kept (the newest is known
 * to a day), and the events of five days before.
 */
final class ExpireIT {
    private static final Instant START = Instant.parse("2001-01-01T00:00:00Z");
    private static final int DAYS = 60;

    @TempDir
    private Path folder;

    private String project = "";

    @Test
    void expire_keptForAMonth_removesTheRestAndParityHolds() throws IOException {
        try (Database database = new Database("mongodb", folder.resolve("mongodb"))) {
            project = write(database.address("faults"), 5).toString();
            load();
            // The first goes, of the second the window goes in part, the last two stay as they are.
            for (double day : new double[] {10.5, 26.5, 40.5, 59.5}) {
                assertThat(decide(day).status()).as("day " + day).isZero();
            }
            JsonNode dry = json("store", "expire", "--dry-run");
            assertThat(dry.at("/streams/0/rows_from").asText()).startsWith("2001-01-24T12:00");
            assertThat(json("store", "status").at("/streams/0/events").asInt()).isEqualTo(DAYS + 4);
            JsonNode done = json("store", "expire");
            assertThat(done.at("/streams/0/removed").asInt()).isEqualTo(24 + 1);
            assertThat(json("store", "expire").at("/streams/0/removed").asInt(-1))
                    .isZero();

            JsonNode status = json("store", "status");
            assertThat(status.at("/streams/0/events").asInt()).isEqualTo(DAYS + 4 - 25);
            assertThat(status.at("/streams/0/decisions").asInt()).isEqualTo(3);
            assertThat(status.at("/streams/0/oldest").asText()).isEqualTo("2001-01-25T00:00:00Z");
            assertThat(status.at("/expiry/0/keep").asText()).isEqualTo("30d");
            assertThat(status.at("/expiry/0/decided_from").asText()).startsWith("2001-01-29T12:00");

            JsonNode parity = json("parity", "risk");
            assertThat(parity.get("checked").asInt()).isEqualTo(2);
            assertThat(parity.get("mismatches").asInt()).isZero();
            assertThat(decide(28.25).err()).contains("is before 2001-01-29T12:00", "have expired");
            assertThat(decide(28.75).out()).contains("\"rows\":6");
        }
    }

    private Path write(String address, int windowDays) throws IOException {
        Path file = FaultsProject.write(folder, address);
        String text = Files.readString(file)
                .replace("last: 30d", "last: " + windowDays + "d")
                .replace("    time: at\n", "    time: at\n    keep: 30d\n");
        return Files.writeString(file, text);
    }

    private void load() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            lines.add(order(day));
        }
        String file = Files.write(folder.resolve("orders.jsonl"), lines).toString();
        CommandRun loaded = CommandRun.of("load", "orders", file, "--project", project);
        assertThat(loaded.status()).as(loaded.err()).isZero();
    }

    private CommandRun decide(double day) {
        return CommandRun.of("decide", "risk", order(day), "--project", project);
    }

    private static String order(double day) {
        Instant at = START.plus(Duration.ofMinutes(Math.round(day * 24 * 60)));
        return "{\"id\": \"day-%s\", \"at\": \"%s\", \"customer\": \"c\", \"amount\": 1}".formatted(day, at);
    }

    private JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project", project));
        return StoreVerbIT.json(0, all.toArray(String[]::new));
    }
}
