package dev.pandan.benchmarks.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.spec.row.Hash64;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows of a partition together, partitions in unlogged batches as large as Cassandra takes them without configuration. */
final class CassandraRows implements BareRows {
    private static final int SHARDS = 512;
    private static final int MOST_BYTES = 32 * 1024;
    private static final int ROW_BYTES = 90;
    private static final int IN_FLIGHT = 128;

    private final CqlSession session;
    private final String keyspace;
    private final Departures departures;
    private final PreparedStatement event;
    private final PreparedStatement window;
    private final InFlight inFlight = new InFlight(IN_FLIGHT);

    CassandraRows(CqlSession session, String keyspace, Departures departures) {
        this.session = session;
        this.keyspace = keyspace;
        this.departures = departures;
        session.execute("CREATE KEYSPACE " + keyspace
                + " WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
        session.execute("CREATE TABLE " + keyspace
                + ".events (shard int, id text, event blob, decisions blob, PRIMARY KEY (shard, id))"
                + " WITH compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 4}");
        session.execute("CREATE TABLE " + keyspace
                + ".window_rows (key blob, bucket bigint, time bigint, id text, content blob,"
                + " PRIMARY KEY ((key, bucket), time, id))");
        this.event = session.prepare("INSERT INTO " + keyspace + ".events (shard, id, event) VALUES (?, ?, ?)");
        this.window = session.prepare(
                "INSERT INTO " + keyspace + ".window_rows (key, bucket, time, id, content) VALUES (?, ?, ?, ?, ?)");
    }

    private record WindowPartition(ByteBuffer key, long bucket) {}

    private record Put(BatchableStatement<?> statement, int bytes) {}

    @Override
    public void write(List<LoadedRow> rows) {
        Map<Object, List<Put>> partitions = new LinkedHashMap<>();
        for (LoadedRow row : rows) {
            int shard = (int) Long.remainderUnsigned(Hash64.ofId(row.id()), SHARDS);
            partitions
                    .computeIfAbsent(shard, key -> new ArrayList<>())
                    .add(new Put(event(shard, row), ROW_BYTES + row.payload().length));
            long bucket = departures.bucket(row.timeMicros());
            partitions
                    .computeIfAbsent(new WindowPartition(ByteBuffer.wrap(row.key()), bucket), key -> new ArrayList<>())
                    .add(new Put(window(bucket, row), ROW_BYTES + row.payload().length));
        }
        List<BatchableStatement<?>> batch = new ArrayList<>();
        int bytes = 0;
        for (List<Put> partition : partitions.values()) {
            for (Put put : partition) {
                if (bytes + put.bytes() > MOST_BYTES) {
                    send(batch);
                    bytes = 0;
                }
                batch.add(put.statement());
                bytes += put.bytes();
            }
        }
        send(batch);
    }

    private void send(List<BatchableStatement<?>> batch) {
        if (!batch.isEmpty()) {
            BatchStatement statement = BatchStatement.newInstance(DefaultBatchType.UNLOGGED, List.copyOf(batch));
            inFlight.send(() -> session.executeAsync(statement));
            batch.clear();
        }
    }

    private BoundStatement event(int shard, LoadedRow row) {
        return event.boundStatementBuilder()
                .setBytesUnsafe(0, ByteBuffer.allocate(Integer.BYTES).putInt(0, shard))
                .setBytesUnsafe(1, text(row.id()))
                .setBytesUnsafe(2, cell(row.payload(), row.timeMicros(), row.arrival(), row.arrival()))
                .build();
    }

    private BoundStatement window(long bucket, LoadedRow row) {
        return window.boundStatementBuilder()
                .setBytesUnsafe(0, ByteBuffer.wrap(row.key()))
                .setBytesUnsafe(1, bigint(bucket))
                .setBytesUnsafe(2, bigint(row.timeMicros()))
                .setBytesUnsafe(3, text(row.id()))
                .setBytesUnsafe(4, cell(row.payload(), row.arrival()))
                .build();
    }

    private static ByteBuffer cell(byte[] payload, long... numbers) {
        ByteBuffer cell = ByteBuffer.allocate(numbers.length * Long.BYTES + payload.length);
        for (long number : numbers) {
            cell.putLong(number);
        }
        return cell.put(payload).flip();
    }

    private static ByteBuffer text(String value) {
        return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteBuffer bigint(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, value);
    }

    @Override
    public void finish() {
        inFlight.finish();
    }

    @Override
    public void read(LoadedContent content) {
        for (Row row : session.execute("SELECT id, event FROM " + keyspace + ".events")) {
            ByteBuffer event = Objects.requireNonNull(row.getBytesUnsafe(1));
            content.event(Objects.requireNonNull(row.getString(0)), event.getLong(), bytes(event, 2));
        }
        for (Row row : session.execute("SELECT key, time, id, content FROM " + keyspace + ".window_rows")) {
            ByteBuffer key = Objects.requireNonNull(row.getBytesUnsafe(0));
            ByteBuffer cell = Objects.requireNonNull(row.getBytesUnsafe(3));
            content.windowRow(bytes(key, 0), row.getLong(1), Objects.requireNonNull(row.getString(2)), bytes(cell, 1));
        }
    }

    /** What is left after so many numbers. */
    private static byte[] bytes(ByteBuffer buffer, int numbers) {
        buffer.position(buffer.position() + numbers * Long.BYTES);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        session.close();
    }
}
