package dev.pandan.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** mongo-java-server in this process as the primary of a replica set whose other member is down, with one user who has to log in. */
final class ReplicaSet implements AutoCloseable {
    static final String NAME = "rs0";
    static final String USER = "pan dan@shop";
    static final String PASSWORD = "p@:/?&=%41";
    private static final Set<String> OPEN = Set.of("hello", "ismaster", "saslstart", "saslcontinue", "ping");

    private final MongoServer server = new MongoServer(new Backend());
    private final int port;
    private final String host;

    /**
     * @param host by which it names itself to clients
     */
    ReplicaSet(String host) {
        this.host = host;
        this.port = server.bind().getPort();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Backend extends MemoryBackend {
        private final Map<Channel, ScramLogin> logins = new ConcurrentHashMap<>();

        Backend() {
            version(ServerVersion.MONGO_5_0);
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            String name = command.toLowerCase(Locale.ROOT);
            ScramLogin login = logins.computeIfAbsent(channel, key -> new ScramLogin(USER, PASSWORD));
            if (!OPEN.contains(name) && !login.isDone()) {
                throw new MongoServerError(13, "Unauthorized", "command " + name + " requires authentication");
            }
            try {
                return switch (name) {
                    case "hello", "ismaster" -> hello(super.handleCommand(channel, database, "ismaster", query));
                    case "saslstart" -> login.start(query);
                    case "saslcontinue" -> login.finish(query);
                    default -> super.handleCommand(channel, database, command, query);
                };
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException(missing);
            }
        }

        private Document hello(Document answer) {
            String me = host + ":" + port;
            return answer.append("setName", NAME)
                    .append("hosts", List.of(host + ":1", me))
                    .append("me", me)
                    .append("primary", me)
                    .append("ismaster", true)
                    .append("isWritablePrimary", true)
                    .append("secondary", false)
                    .append("saslSupportedMechs", List.of("SCRAM-SHA-256"));
        }
    }
}
