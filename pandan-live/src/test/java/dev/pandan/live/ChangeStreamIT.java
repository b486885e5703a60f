package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.pandan.live.capture.Captures;
import dev.pandan.live.metrics.LiveMetrics.CaptureMetrics;
import dev.pandan.spec.project.CaptureSpec;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StoreAddresses;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A whole capture by a MongoDB change stream: on mongo-java-server with its log of changes, and on a server that the environment names, in databases of its own, which
 * are dropped.
 */
final class ChangeStreamIT {
    private static final String URI = "PANDAN_TEST_MONGODB_URI";
    private static final CaptureSpec STREAM =
            new CaptureSpec(CaptureSpec.By.CHANGE_STREAM, Duration.ofMillis(5), Duration.ofHours(1));

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @Test
    void rows_insertedWhileItRunsAndWhileItDoesNot_areEachOneEvent() {
        MemoryBackend backend = new MemoryBackend();
        backend.version(ServerVersion.MONGO_5_0);
        MongoServer server = new MongoServer(backend);
        String address = "mongodb://127.0.0.1:" + server.bind().getPort();
        server.enableOplog();
        try {
            capture(address);
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = URI,
            matches = "mongodb.*",
            disabledReason = "PANDAN_TEST_MONGODB_URI does not name a MongoDB")
    void givenServer_rowsInsertedWhileItRunsAndWhileItDoesNot_areEachOneEvent() {
        capture(System.getenv(URI));
    }

    private void capture(String server) {
        String ours = "pandan_" + UUID.randomUUID().toString().substring(0, 8);
        StoreAddress address = StoreAddresses.parse(server, System::getenv).orElseThrow();
        try (MongoClient client = MongoClients.create(server)) {
            try (Store store = Stores.open(address, ours)) {
                capture(store, client.getDatabase(ours + "_theirs").getCollection("orders"));
            } finally {
                client.getDatabase(ours).drop();
                client.getDatabase(ours + "_theirs").drop();
            }
        }
    }

    private void capture(Store store, MongoCollection<Document> theirs) {
        insert(theirs, "history", 0);
        follow(store, theirs, live -> {
            insert(theirs, "one", 1);
            theirs.updateOne(new Document("id", "one"), new Document("$set", new Document("note", "changed")));
            insert(theirs, "two", 2);
            reached(live, capture -> capture.captured() == 2);
        });
        insert(theirs, "between", 3);
        follow(store, theirs, live -> {
            reached(live, capture -> capture.captured() == 1);
            insert(theirs, "last", 4);
            reached(live, capture -> capture.captured() == 2);
            assertThat(live.metrics().captures().get("orders").repeated()).isZero();
        });
        assertThat(notices).isEmpty();
        Map<String, StoredEvent> events = events(store);
        assertThat(events).containsOnlyKeys("history", "one", "two", "between", "last");
        assertThat(events.remove("history").decisions()).isEmpty();
        assertThat(events.values())
                .allSatisfy(event -> assertThat(event.decisions()).containsOnlyKeys("risk", "limit"));
    }

    private void follow(Store store, MongoCollection<Document> theirs, Consumer<LiveProject> what) {
        LiveOptions options =
                Live.options(Shop.capturing(STREAM, theirs.getNamespace().getFullName()), store, TestModel.promoted(1));
        try (LiveProject live = LiveProject.open(options);
                Captures captures = Captures.start(live, options, notices::add)) {
            reached(live, capture -> capture.state().equals("change_stream"));
            what.accept(live);
        }
    }

    private static void insert(MongoCollection<Document> theirs, String id, int second) {
        theirs.insertOne(new Document("id", id)
                .append("at", new BsonDateTime(Shop.START / 1_000 + 1_000L * second))
                .append("shop", "a")
                .append("amount", 1.0));
    }

    private static void reached(LiveProject live, Predicate<CaptureMetrics> state) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            CaptureMetrics capture = live.metrics().captures().get("orders");
            return capture != null && state.test(capture);
        });
    }

    private static Map<String, StoredEvent> events(Store store) {
        Map<String, StoredEvent> events = new TreeMap<>();
        for (Split split : store.eventSplits("orders", 1)) {
            try (Scan<StoredEvent> scan = store.scanEvents(split)) {
                scan.forEachRemaining(
                        event -> assertThat(events.put(event.id(), event)).isNull());
            }
        }
        return events;
    }
}
