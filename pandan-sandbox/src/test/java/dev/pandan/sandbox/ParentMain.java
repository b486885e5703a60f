package dev.pandan.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/** A process that starts a server and then waits to be killed. */
final class ParentMain {
    private ParentMain() {}

    public static void main(String[] arguments) throws IOException {
        try (CassandraServer server = CassandraServer.start(Sandboxes.options(Path.of(arguments[0])))) {
            System.out.println(server.pid());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Waits for its end.
            }
        }
    }
}
