package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Addresses with several hosts, a login and SRV records, each in a process of its own: it has its own name service. The server knows replica sets and SCRAM only as far as
 * the driver's questions go.
 */
final class SeveralHostsIT {
    private static final String LOGIN = "pan%20dan%40shop:${MONGO_PASSWORD}@";
    private static final String QUICK = "timeout=3s&";

    @TempDir
    private static Path folder;

    private static ReplicaSet server;
    private static DnsServer dns;

    @BeforeAll
    static void start() throws IOException {
        server = new ReplicaSet("node1.shop.test");
        dns = new DnsServer(Map.of(
                "_mongodb._tcp.db.shop.test/" + DnsServer.SRV,
                List.of(DnsServer.srv(1, "node2.shop.test"), DnsServer.srv(server.port(), "node1.shop.test")),
                "db.shop.test/" + DnsServer.TXT,
                List.of(DnsServer.txt("replicaSet=rs0&authSource=admin")),
                "odd.shop.test/" + DnsServer.TXT,
                List.of(DnsServer.txt("password=1")),
                "_mongodb._tcp.stray.shop.test/" + DnsServer.SRV,
                List.of(DnsServer.srv(server.port(), "node1.elsewhere.test"))));
        Files.writeString(
                folder.resolve("hosts"), "127.0.0.1 localhost node1.shop.test node2.shop.test node1.elsewhere.test\n");
    }

    @AfterAll
    static void stop() {
        dns.close();
        server.close();
    }

    @Test
    void open_firstHostIsDead_findsTheNextOne() throws Exception {
        assertThat(run("mongodb://" + LOGIN + "node1.shop.test:1,node1.shop.test:" + server.port() + "/shop?" + QUICK
                        + "replicaSet=rs0"))
                .contains("\n1 event\n");
    }

    @Test
    void open_srvAndTxtRecords_areTheHostsAndOptions() throws Exception {
        assertThat(run("mongodb+srv://" + LOGIN + "db.shop.test/shop?" + QUICK + "tls=false"))
                .contains("\n1 event\n");
    }

    @Test
    void open_wrongPassword_isRefusedWithoutIt() throws Exception {
        assertRefused(
                "mongodb+srv://nobody:hunter2@db.shop.test/shop?" + QUICK + "tls=false",
                "refused the login (expected: user and password of a user of the database that authSource names");
        assertRefused(
                "mongodb://nobody:hunter2@node1.shop.test:" + server.port() + "/shop?" + QUICK + "replicaSet=rs0",
                "refused the login");
    }

    @Test
    void open_noLogin_isRefusedWithTheRightThatIsMissing() throws Exception {
        assertRefused(
                "mongodb://node1.shop.test:" + server.port() + "/shop?" + QUICK + "replicaSet=rs0",
                "refused: the user lacks the right for it");
    }

    @Test
    void open_wrongReplicaSet_saysWhatToLookAt() throws Exception {
        assertRefused(
                "mongodb://" + LOGIN + "node1.shop.test:" + server.port() + "/shop?" + QUICK + "replicaSet=rs9",
                "replicaSet");
    }

    @Test
    void open_noSrvRecords_saysSo() throws Exception {
        assertRefused("mongodb+srv://u:hunter2@none.shop.test/shop?" + QUICK, "_mongodb._tcp.none.shop.test");
    }

    @Test
    void open_txtRecordThatIsNotOne_isRefused() throws Exception {
        assertRefused("mongodb+srv://u:hunter2@odd.shop.test/shop?" + QUICK, "at most one TXT record of odd.shop.test");
    }

    @Test
    void open_srvRecordOfAnotherDomain_isRefused() throws Exception {
        assertRefused("mongodb+srv://u:hunter2@stray.shop.test/shop?" + QUICK, "_mongodb._tcp.stray.shop.test");
    }

    private static void assertRefused(String address, String what) throws Exception {
        assertThat(run(address))
                .containsPattern(Pattern.compile(
                        "(?m)^" + ErrorCode.STORE_UNAVAILABLE + ": MongoDB at .*" + Pattern.quote(what)))
                .doesNotContain("hunter2");
    }

    /** All that the process printed, the driver's log with it. */
    private static String run(String address) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + folder.resolve("hosts"),
                        "-Djava.naming.provider.url=" + dns.url(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreMain.class.getName(),
                        address)
                .redirectErrorStream(true);
        command.environment().put("MONGO_PASSWORD", ReplicaSet.PASSWORD);
        Process process = command.start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
