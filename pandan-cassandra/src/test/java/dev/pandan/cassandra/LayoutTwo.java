package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Tables as they were made and written before an event, and a row of a window, became one cell. */
final class LayoutTwo implements AutoCloseable {
    private final CqlSession session;
    private final String keyspace;

    /**
     * @param keyspace made by this version
     */
    LayoutTwo(CassandraServer server, String keyspace) {
        this.keyspace = keyspace;
        this.session = CqlSession.builder()
                .addContactPoint(server.contactPoint())
                .withLocalDatacenter("datacenter1")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(60))
                        .build())
                .build();
    }

    void makeAnew(String stream, String window) {
        session.execute("DROP TABLE " + keyspace + ".events_" + stream);
        session.execute("DROP TABLE " + keyspace + ".window_" + window);
        session.execute("CREATE TABLE " + keyspace + ".events_" + stream
                + " (shard int, id text, time bigint, payload blob, arrival bigint, arrived_at bigint, decisions blob,"
                + " PRIMARY KEY (shard, id))");
        session.execute("CREATE TABLE " + keyspace + ".window_" + window
                + " (key blob, bucket bigint, time bigint, id text, payload blob, arrival bigint,"
                + " PRIMARY KEY ((key, bucket), time, id))");
    }

    void write(int shard, StoredEvent event) {
        session.execute(
                "INSERT INTO " + keyspace + ".events_" + event.stream()
                        + " (shard, id, time, payload, arrival, arrived_at, decisions) VALUES (?, ?, ?, ?, ?, ?, ?)",
                shard,
                event.id(),
                event.timeMicros(),
                ByteBuffer.wrap(event.payload()),
                event.arrival(),
                event.arrivedAtMicros(),
                event.decisions().isEmpty() ? null : ByteBuffer.wrap(DecisionsCodec.encode(event.decisions())));
    }

    void write(long bucket, WindowRow row) {
        session.execute(
                "INSERT INTO " + keyspace + ".window_" + row.table()
                        + " (key, bucket, time, id, payload, arrival) VALUES (?, ?, ?, ?, ?, ?)",
                ByteBuffer.wrap(row.key().bytes()),
                bucket,
                row.timeMicros(),
                row.id(),
                ByteBuffer.wrap(row.payload()),
                row.arrival());
    }

    /** As a migration leaves it that ended after its first row. */
    void breakOff(String stream, int shard, StoredEvent event) {
        session.execute("ALTER TABLE " + keyspace + ".events_" + stream + " ADD event blob");
        session.execute(
                "INSERT INTO " + keyspace + ".events_" + stream + " (shard, id, event) VALUES (?, ?, ?)",
                shard,
                event.id(),
                EventCell.of(event));
    }

    @Override
    public void close() {
        session.close();
    }
}
