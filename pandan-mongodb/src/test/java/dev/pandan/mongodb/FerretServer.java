package dev.pandan.mongodb;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A second compatible server, independent of the first: FerretDB on SQLite, built of {@code src/test/ferretdb} with Go. */
final class FerretServer implements AutoCloseable {
    /** Names its binary. */
    static final String BINARY = "PANDAN_TEST_FERRETDB";

    private final Process process;
    private final InetSocketAddress contact;

    private FerretServer(Process process, InetSocketAddress contact) {
        this.process = process;
        this.contact = contact;
    }

    static FerretServer start(Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path data = Files.createDirectories(folder.resolve("data"));
        Process process = new ProcessBuilder(System.getenv(BINARY), "127.0.0.1:" + port, data.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ferretdb.log").toFile())
                .start();
        FerretServer server = new FerretServer(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        await().atMost(30, SECONDS).until(server::answers);
        return server;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(contact, 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    InetSocketAddress contactPoint() {
        return contact;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
