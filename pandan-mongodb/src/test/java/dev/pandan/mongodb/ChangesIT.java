package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.project.TableMapping.Place;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ChangeFeed;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Store;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collection that others write into, by paths of fields: on mongo-java-server in this process, with its log of changes. */
final class ChangesIT {
    private static final Schema ORDERS = Schema.of(
            new Column("id", ColumnType.STRING),
            new Column("at", ColumnType.TIMESTAMP),
            new Column("city", ColumnType.STRING),
            new Column("first", ColumnType.INT));
    private static final TableMapping PATHS = new TableMapping(
            Encoding.TEXT,
            List.of(),
            Map.of(
                    "id", at("_id"),
                    "at", at("meta.at"),
                    "city", at("customer.address.city"),
                    "first", at("items.0")));

    private final MongoServer server = new MongoServer(backend());
    private MongoClient client;
    private MongoCollection<Document> orders;
    private Store store;
    private ForeignTables tables;

    private static MemoryBackend backend() {
        MemoryBackend backend = new MemoryBackend();
        backend.version(ServerVersion.MONGO_5_0);
        return backend;
    }

    private static Place at(String path) {
        return new Place(Optional.of(path), Optional.empty());
    }

    @BeforeEach
    void start() {
        InetSocketAddress address = server.bind();
        client = MongoClients.create("mongodb://127.0.0.1:" + address.getPort());
        orders = client.getDatabase("theirs").getCollection("orders");
        orders.insertOne(order("before", 1_000));
        store = Server.open(address, "theirs", Map.of("timeout", "20s"));
        tables = store.foreignTables().mapped(PATHS);
    }

    @AfterEach
    void stop() {
        store.close();
        client.close();
        server.shutdownNow();
    }

    private static Document order(String id, long millis) {
        return new Document("_id", id)
                .append("meta", new Document("at", new BsonDateTime(millis)))
                .append("customer", new Document("address", new Document("city", "Jeju")))
                .append("items", List.of(7, 8));
    }

    @Test
    void paths_asColumns_areReadFoundAndChecked() {
        tables.check("orders", ORDERS);
        assertThat(tables.row("orders", ORDERS, List.of("city"), new Object[] {"Jeju"})
                        .join())
                .hasValueSatisfying(row -> assertThat(row).containsExactly("before", 1_000_000L, "Jeju", 7));
        TableMapping wrong = new TableMapping(Encoding.TEXT, List.of(), Map.of("city", at("customer.town")));
        assertThatThrownBy(() -> store.foreignTables()
                        .mapped(wrong)
                        .check("orders", Schema.of(new Column("city", ColumnType.STRING))))
                .hasMessageContaining("path 'customer.town'")
                .hasMessageContaining("found: _id, customer, items, meta");
        TableMapping bytes = new TableMapping(Encoding.BYTES, List.of(), Map.of());
        assertThatThrownBy(() -> store.foreignTables().mapped(bytes))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("MongoDB has types");
    }

    @Test
    void newer_byPath_readsFromThatTimeOn() {
        orders.insertOne(order("second", 2_000));
        orders.insertOne(new Document("_id", "no time"));
        List<Object> ids = new ArrayList<>();
        try (Scan<Object[]> scan = tables.newer("orders", ORDERS, "at", 1_000_001)) {
            scan.forEachRemaining(row -> ids.add(row[0]));
        }
        assertThat(ids).contains("second").doesNotContain("no time");
    }

    @Test
    void changes_withoutALogOfThem_areRefusedCleanly() {
        assertThat(tables.changes("orders", ORDERS, "")).isEmpty();
    }

    @Test
    void changes_ofInserts_goOnWhereTheyWere() {
        server.enableOplog();
        String position;
        try (ChangeFeed feed = tables.changes("orders", ORDERS, "").orElseThrow()) {
            assertThat(ids(feed, 0)).isEmpty();
            orders.insertOne(order("one", 2_000));
            orders.updateOne(new Document("_id", "one"), new Document("$set", new Document("x", 1)));
            orders.insertOne(order("two", 3_000));
            assertThat(ids(feed, 2)).containsExactly("one", "two");
            position = feed.position();
            orders.insertOne(order("three", 4_000));
        }
        orders.insertOne(order("four", 5_000));
        try (ChangeFeed feed = tables.changes("orders", ORDERS, position).orElseThrow()) {
            assertThat(ids(feed, 2)).containsExactly("three", "four");
        }
    }

    private static List<Object> ids(ChangeFeed feed, int wanted) {
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < 10 && (i == 0 || ids.size() < wanted); i++) {
            feed.next().forEach(row -> ids.add(row[0]));
        }
        return ids;
    }
}
