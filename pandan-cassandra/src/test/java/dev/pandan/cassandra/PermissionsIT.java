package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and by which of the contact points: a user who may only read, one who may not log in, dead nodes, other data centres. */
final class PermissionsIT {
    private static final StoreLayout LAYOUT = new StoreLayout(List.of("events"), List.of(), List.of());
    private static final Map<String, String> OWNER = Map.of("user", "cassandra", "password", "cassandra");
    private static final Map<String, String> READER = Map.of("user", "reader", "password", "r");

    @TempDir
    private static Path folder;

    private static CassandraServer server;

    @BeforeAll
    static void start() {
        server = CassandraServer.start(Server.options(folder).withLogins());
        try (Store store = owner(server)) {
            store.create(LAYOUT).join();
            store.write(List.of(event(1)), List.of()).join();
        }
        grant(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void write_userWhoMayOnlyRead_isRefusedWithTheRightThatIsMissing() {
        try (Store store = Server.open(server, "shop", READER)) {
            // Nothing is missing, so nothing has to be made.
            store.create(LAYOUT).join();
            assertRefused(() -> store.write(List.of(event(2)), List.of()).join());
            assertRefused(() -> store.journal().append(1, new byte[1]).join());
            assertRefused(() ->
                    store.lease().acquire("me", "", Duration.ofSeconds(10)).join());
            assertRefused(() -> store.objects().put("model", new byte[1]).join());
            assertRefused(() -> store.create(new StoreLayout(List.of("others"), List.of(), List.of()))
                    .join());
            assertThat(store.events("events", List.of("e1", "e2")).join())
                    .extracting(StoredEvent::id)
                    .containsExactly("e1");
            assertThat(store.lease().holder().join()).isEmpty();
        }
    }

    @Test
    void open_wrongOrNoPassword_isRefusedWithoutIt() {
        assertRefusedLogin(Map.of("user", "reader", "password", "hunter2"));
        assertRefusedLogin(Map.of("user", "nobody", "password", "hunter2"));
        assertRefusedLogin(Map.of());
    }

    private static void assertRefusedLogin(Map<String, String> login) {
        assertThatThrownBy(() -> Server.open(server, "shop", login))
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("Cassandra at 127.0.0.1:" + port() + " refused the login (expected: ")
                .satisfies(refused -> assertThat(trace(refused)).doesNotContain("hunter2"));
    }

    /** All that a log could show. */
    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void open_firstOfTheContactPointsIsDead_findsTheNextOne() {
        try (Store store = open("127.0.0.1:1", "127.0.0.1:" + port())) {
            assertThat(store.events("events", List.of("e1")).join()).hasSize(1);
        }
    }

    @Test
    void open_noContactPointAnswers_allAreNamed() {
        assertThatThrownBy(() -> open("127.0.0.1:1", "no-such-host.invalid:2"))
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("Cassandra at 127.0.0.1:1,no-such-host.invalid:2 does not answer");
    }

    @Test
    void open_dataCentreThatNoNodeHas_isRefusedWithThoseThereAre() {
        assertThatThrownBy(
                        () -> Server.open(server, "shop", Map.of("user", "reader", "password", "r", "dc", "elsewhere")))
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.PROJECT_INVALID))
                .hasMessage("store: no node of data centre 'elsewhere' (expected for dc: [datacenter1])");
        try (Store store =
                Server.open(server, "shop", Map.of("user", "reader", "password", "r", "dc", "datacenter1"))) {
            assertThat(store.events("events", List.of("e1")).join()).hasSize(1);
        }
    }

    private static Store open(String... hosts) {
        return Stores.open(new StoreAddress("cassandra", false, List.of(hosts), "shop", READER), "shop");
    }

    private static int port() {
        return server.contactPoint().getPort();
    }

    /** Cassandra makes its first role some time after it has begun to listen. */
    private static Store owner(CassandraServer server) {
        return await().atMost(Duration.ofSeconds(60))
                .ignoreException(PandanException.class)
                .until(() -> Server.open(server, "shop", OWNER), Objects::nonNull);
    }

    private static void grant(CassandraServer server) {
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(server.contactPoint())
                .withLocalDatacenter("datacenter1")
                .withAuthCredentials("cassandra", "cassandra")
                .build()) {
            session.execute("CREATE ROLE reader WITH PASSWORD = 'r' AND LOGIN = true");
            session.execute("GRANT SELECT ON KEYSPACE shop TO reader");
        }
    }

    private static void assertRefused(ThrowingCallable action) {
        assertThatThrownBy(action)
                .hasRootCauseInstanceOf(UnauthorizedException.class)
                .cause()
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("MODIFY on keyspace 'shop'");
    }

    private static StoredEvent event(int number) {
        return new StoredEvent("events", "e" + number, number, new byte[0], number, 0, Map.of());
    }
}
