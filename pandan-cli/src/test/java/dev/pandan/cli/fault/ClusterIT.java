package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraRing;
import dev.pandan.sandbox.CassandraServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three Cassandra nodes, each row on all three, read and written by quorum: one is killed with SIGKILL and comes back while 64 clients stream decisions, and no client sees
 * it. Takes two minutes and 3 GB of memory, so it runs only with {@code -Dpandan.faults.seconds=60}, the time for which decisions are streamed.
 */
@EnabledIfSystemProperty(named = "pandan.faults.seconds", matches = "[0-9]+")
final class ClusterIT {
    private static final int NODES = 3;
    private static final int CUSTOMERS = 64;
    private static final int HEAP_MB = 512;

    @TempDir
    private Path folder;

    private final CassandraRing ring = CassandraRing.of(NODES);
    private List<CassandraServer> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(CassandraServer::close);
    }

    @Test
    @Timeout(900)
    void serve_oneOfThreeNodesKilled_noDecisionFailsAndNoneDiffers() throws Exception {
        Duration part =
                Duration.ofSeconds(Long.getLong("pandan.faults.seconds")).dividedBy(3);
        nodes = new ArrayList<>(IntStream.range(0, NODES)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> CassandraServer.start(options(node))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList());
        awaitUp(0);
        String address =
                "cassandra://127.0.0.1:%d,127.0.0.2:%d/faults?dc=datacenter1&replication=3&consistency=LOCAL_QUORUM"
                        .formatted(ring.port(), ring.port());
        try (ServeProcess serve = new ServeProcess(FaultsProject.write(folder, address))) {
            serve.awaitServing();
            try (Crowd crowd = new Crowd(CUSTOMERS, serve.address())) {
                crowd.goOn(part);
                nodes.get(0).kill();
                crowd.goOn(part);
                nodes.set(0, CassandraServer.start(options(0)));
                awaitUp(1);
                crowd.goOn(part);
                crowd.finish();
                System.out.println("three nodes: " + crowd);
                serve.close();
                assertThat(crowd.refused()).isZero();
                assertThat(serve.output()).doesNotContain("nothing is admitted", "defect");
                StoredOrders.compare(address, crowd.customers());
            }
        }
    }

    private CassandraOptions options(int node) {
        Path library = Path.of(Objects.requireNonNull(System.getProperty("pandan.cassandra.lib")));
        return CassandraOptions.of(library, folder.resolve("node" + node))
                .withFastStart(true)
                .withHeapMb(HEAP_MB)
                .inRing(ring, node);
    }

    /** Until a node sees that all are up. */
    private void awaitUp(int from) {
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(ring.addresses().get(from), ring.port()))
                .withLocalDatacenter("datacenter1")
                .build()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> session.getMetadata().getNodes().values().stream()
                                    .map(Node::getState)
                                    .filter(NodeState.UP::equals)
                                    .count()
                            == NODES);
        }
    }
}
