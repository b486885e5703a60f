package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.cli.project.ServingProcess;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.model.registry.Registry;
import dev.pandan.server.PandanServer;
import dev.pandan.server.ServerOptions;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.store.memory.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ServingProcessTest {
    private final MemoryStore store = new MemoryStore();

    @AfterEach
    void close() {
        store.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private LiveProject open(String address) throws IOException {
        String text = Files.readString(Path.of("../examples/flights/pandan.yaml"));
        return LiveProject.open(LiveOptions.of(
                ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> "")),
                store,
                new Registry(store.objects(), Clock.systemUTC()),
                Clock.systemUTC(),
                address));
    }

    @Test
    void get_ofTheHolder_isItsAnswerOrItsProblem() throws IOException {
        int port = freePort();
        try (LiveProject live = open("http://127.0.0.1:" + port);
                PandanServer server =
                        PandanServer.start(ServerOptions.onPort(port).withDrain(Duration.ofSeconds(1)), live)) {
            ServingProcess serving = ServingProcess.find(store).orElseThrow();
            assertThat(serving.address()).isEqualTo("http://127.0.0.1:" + server.port());
            assertThat(serving.get("/v1/features/late", Map.of("origin", "New York & Co")))
                    .hasValueSatisfying(answer -> assertThat(answer).contains("\"busy\":0"));
            assertThatThrownBy(() -> serving.get("/v1/features/late", Map.of("distance", "far")))
                    .isInstanceOf(PandanException.class)
                    .hasMessageContaining("a whole number of 32 bits")
                    .extracting(e -> ((PandanException) e).code())
                    .isEqualTo(ErrorCode.EVENT_INVALID);
        }
    }

    @Test
    void get_ofAHolderThatIsGone_isEmpty() throws IOException {
        try (LiveProject live = open("http://127.0.0.1:" + freePort())) {
            assertThat(live.trouble()).isEmpty();
            assertThat(ServingProcess.find(store).orElseThrow().get("/v1/features", Map.of()))
                    .isEmpty();
        }
    }

    @Test
    void find_aHolderThatServesNowhere_isNone() throws IOException {
        assertThat(ServingProcess.find(store)).isEmpty();
        try (LiveProject live = open("")) {
            assertThat(live.trouble()).isEmpty();
            assertThat(ServingProcess.find(store)).isEmpty();
        }
    }
}
