package dev.pandan.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * What a server's folder remembers of its last start.
 *
 * @param kind of database: {@code cassandra}, {@code hbase}, {@code mongodb}; empty: not known
 * @param pid process id, 0 before the start
 * @param host address it listens on
 * @param port where drivers connect to: for CQL, of ZooKeeper
 * @param storagePort port for other nodes; part of a node's identity, so it is kept
 * @param archive class-data archive that this run leaves when it ends, or empty
 */
record ServerState(String kind, long pid, String host, int port, int storagePort, String archive) {
    static Optional<ServerState> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new ServerState(
                    properties.getProperty("kind", ""),
                    Long.parseLong(properties.getProperty("pid", "0")),
                    properties.getProperty("host", ""),
                    Integer.parseInt(properties.getProperty("port", "0")),
                    Integer.parseInt(properties.getProperty("storagePort", "0")),
                    properties.getProperty("archive", "")));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("kind", kind);
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("host", host);
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("storagePort", Integer.toString(storagePort));
        properties.setProperty("archive", archive);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                properties.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw ServerFolder.unusable(file, failure);
        }
    }

    InetSocketAddress contactPoint() {
        return new InetSocketAddress(host, port);
    }

    ServerState withPid(long newPid) {
        return new ServerState(kind, newPid, host, port, storagePort, archive);
    }
}
