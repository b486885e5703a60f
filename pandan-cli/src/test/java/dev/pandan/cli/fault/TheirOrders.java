package dev.pandan.cli.fault;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;
import org.bson.BsonDateTime;
import org.bson.Document;

/** The table {@code theirs.orders} of another program, which writes into it with the database's own client. */
interface TheirOrders extends AutoCloseable {
    void write(String id, Instant at, String customer, double amount) throws IOException;

    /** Name of the column with the id. */
    default String id() {
        return "id";
    }

    @Override
    void close() throws IOException;

    /** Makes the table. */
    static TheirOrders create(String kind, int port) throws IOException {
        return switch (kind) {
            case "cassandra" -> new InCassandra(port);
            case "hbase" -> new InHBase(port);
            case "mongodb" -> new InMongo(port);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    final class InCassandra implements TheirOrders {
        private final CqlSession session;

        InCassandra(int port) {
            session = CqlSession.builder()
                    .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .withLocalDatacenter("datacenter1")
                    .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                            .build())
                    .build();
            for (String cql : List.of(
                    "CREATE KEYSPACE theirs WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                    "CREATE TABLE theirs.orders (id text PRIMARY KEY, at timestamp, customer text, amount double)")) {
                session.execute(cql);
            }
        }

        @Override
        public void write(String id, Instant at, String customer, double amount) {
            session.execute(
                    "INSERT INTO theirs.orders (id, at, customer, amount) VALUES (?, ?, ?, ?)",
                    id,
                    at,
                    customer,
                    amount);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    final class InHBase implements TheirOrders {
        private static final byte[] FAMILY = Bytes.toBytes("f");
        private final Connection connection;
        private final Table table;

        InHBase(int port) throws IOException {
            Configuration configuration = HBaseConfiguration.create();
            configuration.set("hbase.zookeeper.quorum", "127.0.0.1:" + port);
            connection = ConnectionFactory.createConnection(configuration);
            TableName name = TableName.valueOf("theirs", "orders");
            try (Admin admin = connection.getAdmin()) {
                admin.createNamespace(NamespaceDescriptor.create("theirs").build());
                admin.createTable(TableDescriptorBuilder.newBuilder(name)
                        .setColumnFamily(ColumnFamilyDescriptorBuilder.of(FAMILY))
                        .build());
            }
            table = connection.getTable(name);
        }

        @Override
        public String id() {
            return "row_key";
        }

        @Override
        public void write(String id, Instant at, String customer, double amount) throws IOException {
            table.put(new Put(Bytes.toBytes(id))
                    .addColumn(FAMILY, Bytes.toBytes("at"), text(at))
                    .addColumn(FAMILY, Bytes.toBytes("customer"), text(customer))
                    .addColumn(FAMILY, Bytes.toBytes("amount"), text(amount)));
        }

        private static byte[] text(Object value) {
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            table.close();
            connection.close();
        }
    }

    final class InMongo implements TheirOrders {
        private final MongoClient client;
        private final MongoCollection<Document> orders;

        InMongo(int port) {
            client = MongoClients.create("mongodb://127.0.0.1:" + port);
            orders = client.getDatabase("theirs").getCollection("orders");
        }

        @Override
        public String id() {
            return "_id";
        }

        @Override
        public void write(String id, Instant at, String customer, double amount) {
            orders.insertOne(new Document("_id", id)
                    .append("at", new BsonDateTime(at.toEpochMilli()))
                    .append("customer", customer)
                    .append("amount", amount));
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
