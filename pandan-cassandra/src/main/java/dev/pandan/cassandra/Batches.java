package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Groups rows into unlogged batches: rows of one partition together, since they become one mutation; different partitions too, where every node has all of them
 * anyway.
 */
final class Batches {
    private static final int MOST_ROWS = 64;

    /** Below Cassandra's default limit of 50 KiB for a batch over several partitions. */
    private static final int MOST_BYTES = 32 * 1024;

    private final Requests requests;
    private final Replicas replicas;
    private final int mostRows;
    private final int mostBytes;

    Batches(Requests requests, Replicas replicas, int mostRows, int mostBytes) {
        this.requests = requests;
        this.replicas = replicas;
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    static Batches on(CqlSession session, Settings settings, Requests requests) {
        return new Batches(requests, new Replicas(session, settings.keyspace()), MOST_ROWS, MOST_BYTES);
    }

    CompletableFuture<Void> write(List<Put> puts) {
        List<CompletableFuture<?>> writes = new ArrayList<>();
        pack(puts, batch -> writes.add(requests.send(batch)));
        return CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new));
    }

    private void pack(List<Put> puts, Consumer<Statement<?>> sink) {
        Map<Object, Open> open = new LinkedHashMap<>();
        for (List<Put> partition : byPartition(puts)) {
            for (Put put : partition) {
                Open batch = open.computeIfAbsent(replicas.group(put), group -> new Open());
                if (!batch.fits(put)) {
                    sink.accept(batch.take());
                }
                batch.add(put);
            }
        }
        open.values().forEach(batch -> sink.accept(batch.take()));
    }

    private static Iterable<List<Put>> byPartition(List<Put> puts) {
        Map<Object, List<Put>> partitions = new LinkedHashMap<>();
        for (Put put : puts) {
            partitions
                    .computeIfAbsent(put.partition(), key -> new ArrayList<>(2))
                    .add(put);
        }
        return partitions.values();
    }

    private final class Open {
        private final List<BatchableStatement<?>> statements = new ArrayList<>();
        private int bytes;

        boolean fits(Put put) {
            return statements.isEmpty() || (statements.size() < mostRows && bytes + put.bytes() <= mostBytes);
        }

        void add(Put put) {
            statements.add(put.statement());
            bytes += put.bytes();
        }

        Statement<?> take() {
            Statement<?> batch = statements.size() == 1
                    ? statements.get(0)
                    : BatchStatement.newInstance(DefaultBatchType.UNLOGGED, List.copyOf(statements));
            statements.clear();
            bytes = 0;
            return batch;
        }
    }
}
