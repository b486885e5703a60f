package dev.pandan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
final class CassandraServerIT {
    private static final int ROWS_BEFORE_KILL = 2_000;
    private static final int IN_FLIGHT = 64;

    @TempDir
    private Path folder;

    @Test
    void start_freshFolder_answersAndStopsWithoutLeftovers() {
        CassandraServer server = CassandraServer.start(Sandboxes.options(folder));
        try (CqlSession session = Sandboxes.session(server)) {
            assertThat(session.execute("SELECT release_version FROM system.local")
                            .one())
                    .isNotNull();
            assertThat(server.dataFolder()).isEqualTo(folder.toAbsolutePath());
            assertThat(folder.resolve("commitlog")).isNotEmptyDirectory();
            assertThatThrownBy(() -> CassandraServer.start(Sandboxes.options(folder)))
                    .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.FILE_UNUSABLE))
                    .hasMessageContaining("in use by process " + server.pid());
        } finally {
            server.close();
        }
        assertThat(ProcessHandle.of(server.pid())).isEmpty();
        server.close();
        server.kill();
    }

    @Test
    void kill_writesInFlight_losesNothingAcknowledged() throws InterruptedException {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        CassandraServer first = CassandraServer.start(Sandboxes.options(folder));
        try (CqlSession session = Sandboxes.session(first)) {
            writeUntilKilled(session, first, acknowledged);
        } finally {
            first.close();
        }
        try (CassandraServer second = CassandraServer.start(Sandboxes.options(folder));
                CqlSession session = Sandboxes.session(second)) {
            Set<Integer> found = new HashSet<>();
            session.execute("SELECT id FROM fault.row").forEach(row -> found.add(row.getInt("id")));
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROWS_BEFORE_KILL);
            assertThat(found).containsAll(acknowledged);
            assertThat(second.contactPoint()).isEqualTo(first.contactPoint());
        }
    }

    private static void writeUntilKilled(CqlSession session, CassandraServer server, Set<Integer> acknowledged)
            throws InterruptedException {
        session.execute(
                "CREATE KEYSPACE fault WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        session.execute("CREATE TABLE fault.row (id int PRIMARY KEY, value text)");
        PreparedStatement insert = session.prepare("INSERT INTO fault.row (id, value) VALUES (?, ?)");
        Semaphore room = new Semaphore(IN_FLIGHT);
        for (int next = 0; acknowledged.size() < ROWS_BEFORE_KILL; next++) {
            room.acquire();
            int id = next;
            session.executeAsync(insert.bind(id, "value")).whenComplete((done, error) -> {
                if (error == null) {
                    acknowledged.add(id);
                }
                room.release();
            });
        }
        server.kill();
        // Every write ends: acknowledged, or failed with the connection.
        room.acquire(IN_FLIGHT);
    }

    @Test
    void start_portTaken_saysWhichPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() ->
                            CassandraServer.start(Sandboxes.options(folder).withPort(port)))
                    .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.PORT_TAKEN))
                    .hasMessageContaining("port " + port);
        }
    }

    @Test
    void start_parentKilled_leavesNoChild() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dpandan.cassandra.lib=" + System.getProperty("pandan.cassandra.lib"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentMain.class.getName(),
                        folder.toString())
                .redirectError(Redirect.to(new File("/dev/null")))
                .start();
        try {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(output.readLine().strip())).orElseThrow();
            parent.destroyForcibly();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !child.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void detached_started_isFoundAndStoppedByItsFolder() throws Exception {
        assertThat(DetachedServer.find(folder)).isEmpty();
        DetachedServer started = DetachedServer.start(Sandboxes.options(folder));
        try {
            assertThat(DetachedServer.find(folder)).contains(started);
            collectGarbage(started.pid());
            assertThat(DetachedServer.find(folder))
                    .as("the lock, after a collection of garbage")
                    .contains(started);
        } finally {
            started.stop();
        }
        assertThat(DetachedServer.find(folder)).isEmpty();
        assertThat(ProcessHandle.of(started.pid())).isEmpty();
    }

    private static void collectGarbage(long pid) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collection = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                .redirectErrorStream(true)
                .start();
        collection.getInputStream().readAllBytes();
        assertThat(collection.waitFor()).isZero();
    }
}
