package dev.pandan.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Opens the driver's client. What was read or written is on most of the replica set, and in its journals, unless the address says otherwise. */
final class Clients {
    private static final int CONNECT_MILLIS = 5_000;

    private Clients() {}

    /**
     * @param connections most that may be open to one server
     */
    static MongoClient open(Settings settings, int connections) {
        MongoClient client = MongoClients.create(configuration(settings, connections));
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return client;
        } catch (RuntimeException failure) {
            client.close();
            throw Failures.translate(settings, failure);
        }
    }

    private static MongoClientSettings configuration(Settings settings, int connections) {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        MongoClientSettings.Builder builder =
                MongoClientSettings.builder().applyConnectionString(settings.connection());
        settings.tls().ifPresent(tls -> builder.applyToSslSettings(ssl -> ssl.context(tls.context())));
        return builder.applyToConnectionPoolSettings(pool -> pool.maxSize(connections))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.readTimeout(millis, TimeUnit.MILLISECONDS)
                        .connectTimeout(Math.min(millis, CONNECT_MILLIS), TimeUnit.MILLISECONDS))
                .writeConcern(writeConcern(settings))
                .readConcern(readConcern(settings))
                .readPreference(ReadPreference.primary())
                .build();
    }

    private static WriteConcern writeConcern(Settings settings) {
        WriteConcern given = settings.connection().getWriteConcern();
        WriteConcern safe = given == null ? WriteConcern.MAJORITY : given;
        WriteConcern journaled = safe.getJournal() == null ? safe.withJournal(true) : safe;
        return journaled.withWTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ReadConcern readConcern(Settings settings) {
        ReadConcern given = settings.connection().getReadConcern();
        return given == null ? ReadConcern.MAJORITY : given;
    }

    /** For scans and for the user's collections: from where the address says, else from the primary. */
    static MongoDatabase forScans(MongoClient client, Settings settings, String database) {
        ReadPreference given = settings.connection().getReadPreference();
        return client.getDatabase(database).withReadPreference(given == null ? ReadPreference.primary() : given);
    }
}
