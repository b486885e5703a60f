package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database's disk fills up while customers order; then there is room again, and the database is started again. Runs only with {@code -Dpandan.faults.disk=true} (or the name of one database), and
 * for those who may mount a file system.
 */
@EnabledIfSystemProperty(named = "pandan.faults.disk", matches = "true|cassandra|mongodb")
final class FullDiskIT {
    private static final int CUSTOMERS = 16;
    private static final int DISK_MB = 700;
    private static final int EACH = 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cassandra", "mongodb"})
    @Timeout(900)
    void serve_diskOfDatabaseFull_refusesAndGoesOnExactly(String kind) throws Exception {
        String wanted = System.getProperty("pandan.faults.disk", "");
        assumeTrue(wanted.equals("true") || wanted.equals(kind), "not asked for");
        assumeTrue(SmallDisk.isPossible(folder), "no right to mount a file system");
        try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("disk")), DISK_MB);
                Database database = new Database(kind, disk.folder().resolve(kind))) {
            String address = database.address("faults") + "?timeout=3s";
            try (ServeProcess serve = new ServeProcess(FaultsProject.write(folder, address))) {
                serve.awaitServing();
                try (Crowd crowd = new Crowd(CUSTOMERS, serve.address())) {
                    crowd.awaitDecided(EACH);
                    crowd.awaitRefused(disk::fill);
                    System.out.println(kind + " on a full disk: "
                            + crowd.customers().get(0).lastRefusal());
                    disk.free();
                    database.kill();
                    database.startAgain();
                    crowd.awaitDecided(EACH);
                    crowd.finish();
                    System.out.println(kind + ": " + crowd);
                    serve.close();
                    assertThat(serve.output()).doesNotContain("defect");
                    StoredOrders.compare(address, crowd.customers());
                }
            }
        }
    }
}
