package dev.pandan.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.bson.BsonDocument;
import org.bson.Document;

/** The clock of the server that is written to: leases end by it, not by the clocks of their holders. */
final class ServerTime {
    private final MongoDatabase database;
    private volatile String command = "hello";

    ServerTime(MongoDatabase database) {
        this.database = database;
    }

    /** Milliseconds of the epoch, as they were while this was called. */
    long millis() {
        return ask().getDateTime("localTime").getValue();
    }

    /** The end of a lease that is taken or prolonged now. */
    static long end(long nowMillis, Duration timeToLive) {
        return nowMillis + timeToLive.toMillis();
    }

    private BsonDocument ask() {
        try {
            return database.runCommand(new Document(command, 1), BsonDocument.class);
        } catch (MongoCommandException unknown) {
            // Before MongoDB 4.4.2 the command had this name only.
            BsonDocument answer = database.runCommand(new Document("isMaster", 1), BsonDocument.class);
            command = "isMaster";
            return answer;
        }
    }
}
