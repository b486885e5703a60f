package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.cli.CommandRun;
import dev.pandan.spec.project.StoreAddresses;
import dev.pandan.store.ObjectStore;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pandan store status} and {@code migrate} on data of the version before, and of one to come. */
final class StoreVerbIT {
    @TempDir
    private Path folder;

    @Test
    void migrate_dataOfTheFirstVersion_isToldDoneAndRefusedWhenNewer() throws IOException {
        try (Database database = new Database("mongodb", folder.resolve("mongodb"))) {
            String address = database.address("faults");
            String project = FaultsProject.write(folder, address).toString();
            try (Store store = open(address)) {
                store.create(new StoreLayout(List.of("orders"), List.of(), List.of()))
                        .join();
                store.objects().put("bundles/old", new byte[1]).join();

                assertThat(json(0, "store", "status", "--quick", "--project", project)
                                .get("version")
                                .asInt())
                        .isEqualTo(1);
                JsonNode dry = json(0, "store", "migrate", "--dry-run", "--project", project);
                assertThat(dry.get("version").asInt()).isEqualTo(1);
                assertThat(dry.get("steps").get(0).asText()).isEqualTo("to version 2: mark the data with its version");
                JsonNode done = json(0, "store", "migrate", "--project", project);
                assertThat(done.get("version").asInt()).isEqualTo(3);
                assertThat(done.get("steps")).hasSize(2);
                assertThat(json(0, "store", "migrate", "--project", project).get("steps"))
                        .isEmpty();
                JsonNode status = json(0, "store", "status", "--project", project);
                assertThat(status.get("version").asInt()).isEqualTo(3);
                assertThat(status.at("/streams/0/events").asInt(-1)).isZero();

                ObjectStore.Cell mark =
                        store.objects().cell("store/version").join().orElseThrow();
                store.objects()
                        .compareAndSet("store/version", mark.version(), "99".getBytes(StandardCharsets.US_ASCII))
                        .join();
                for (String verb : List.of("store migrate", "models list")) {
                    CommandRun refused = CommandRun.of((verb + " --project " + project).split(" "));
                    assertThat(refused.status()).as(refused.err()).isEqualTo(5);
                    assertThat(refused.err()).contains("version 99", "a newer Pandan wrote it");
                }
            }
        }
    }

    private static Store open(String address) {
        return Stores.open(StoreAddresses.parse(address, name -> null).orElseThrow(), "faults");
    }

    static JsonNode json(int status, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--json";
        CommandRun run = CommandRun.of(all);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        return new ObjectMapper().readTree(run.out());
    }
}
