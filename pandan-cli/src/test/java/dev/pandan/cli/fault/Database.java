package dev.pandan.cli.fault;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.sandbox.HBaseOptions;
import dev.pandan.sandbox.HBaseServer;
import dev.pandan.sandbox.MongoOptions;
import dev.pandan.sandbox.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A database of one kind in a child process, which is killed and started again on the same port and data. */
final class Database implements AutoCloseable {
    private final String kind;
    private final Path folder;
    private Optional<Integer> port = Optional.empty();
    private Running running;

    Database(String kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
        this.running = launch();
    }

    /** As a project file names it. */
    String address(String namespace) {
        return kind + "://127.0.0.1:" + port.orElseThrow() + "/" + namespace;
    }

    int port() {
        return port.orElseThrow();
    }

    /** With SIGKILL. */
    void kill() {
        running.kill.run();
    }

    void startAgain() {
        running = launch();
    }

    @Override
    public void close() {
        running.stop.run();
    }

    private Running launch() {
        Running launched =
                switch (kind) {
                    case "cassandra" -> cassandra();
                    case "mongodb" -> mongodb();
                    case "hbase" -> hbase();
                    default -> throw new IllegalArgumentException(kind);
                };
        port = Optional.of(launched.contactPoint.getPort());
        return launched;
    }

    private Running cassandra() {
        CassandraOptions options = CassandraOptions.of(library(), folder).withFastStart(true);
        CassandraServer server =
                CassandraServer.start(port.map(options::withPort).orElse(options));
        return new Running(server.contactPoint(), server::kill, server::close);
    }

    private Running mongodb() {
        MongoOptions options = MongoOptions.of(library(), folder).withFastStart(true);
        MongoServer server = MongoServer.start(port.map(options::withPort).orElse(options));
        return new Running(server.contactPoint(), server::kill, server::close);
    }

    private Running hbase() {
        HBaseOptions options = HBaseOptions.of(library(), folder).withFastStart(true);
        HBaseServer server = HBaseServer.start(port.map(options::withPort).orElse(options));
        return new Running(server.contactPoint(), server::kill, server::close);
    }

    private Path library() {
        String property = "pandan." + kind + ".lib";
        return Path.of(Objects.requireNonNull(System.getProperty(property), property));
    }

    private record Running(InetSocketAddress contactPoint, Runnable kill, Runnable stop) {}
}
