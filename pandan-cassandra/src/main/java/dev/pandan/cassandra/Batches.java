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
 * Groups rows into unlogged batches. Rows of one partition become one mutation and share its flush of the commit log. Different partitions of a batch are written
 * one after the other by the server, each waiting for a flush: so a small write is spread over several requests.
 */
final class Batches {
    /** Below Cassandra's default limit of 50 KiB for a batch over several partitions. */
    private static final int MOST_BYTES = 32 * 1024;

    private static final int MOST_ROWS = 256;
    private static final int MOST_PARTITIONS = 64;

    /** Requests that one write is spread over: more of them cost more time on a busy machine than their waiting side by side saves. */
    private static final int SPREAD = 16;

    private final Requests requests;
    private final Replicas replicas;

    Batches(CqlSession session, Settings settings, Requests requests) {
        this.requests = requests;
        this.replicas = new Replicas(session, settings.keyspace());
    }

    CompletableFuture<Void> write(List<Put> puts) {
        List<CompletableFuture<?>> writes = new ArrayList<>();
        pack(puts, batch -> writes.add(requests.send(batch)));
        return CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new));
    }

    private void pack(List<Put> puts, Consumer<Statement<?>> sink) {
        Map<Object, List<Put>> partitions = byPartition(puts);
        int mostPartitions = Math.min(MOST_PARTITIONS, (partitions.size() + SPREAD - 1) / SPREAD);
        Map<Object, Batch> open = new LinkedHashMap<>();
        for (List<Put> partition : partitions.values()) {
            Batch batch = open.computeIfAbsent(replicas.group(partition.get(0)), group -> new Batch(sink));
            batch.addPartition(partition);
            if (batch.partitions == mostPartitions) {
                batch.send();
            }
        }
        open.values().forEach(Batch::send);
    }

    private static Map<Object, List<Put>> byPartition(List<Put> puts) {
        Map<Object, List<Put>> partitions = new LinkedHashMap<>();
        for (Put put : puts) {
            partitions
                    .computeIfAbsent(put.partition(), key -> new ArrayList<>(2))
                    .add(put);
        }
        return partitions;
    }

    private static final class Batch {
        private final Consumer<Statement<?>> sink;
        private final List<BatchableStatement<?>> statements = new ArrayList<>();
        private int bytes;
        private int partitions;

        Batch(Consumer<Statement<?>> sink) {
            this.sink = sink;
        }

        void addPartition(List<Put> puts) {
            for (Put put : puts) {
                if (statements.size() == MOST_ROWS || bytes + put.bytes() > MOST_BYTES) {
                    send();
                }
                statements.add(put.statement());
                bytes += put.bytes();
            }
            partitions++;
        }

        void send() {
            if (!statements.isEmpty()) {
                sink.accept(
                        statements.size() == 1
                                ? statements.get(0)
                                : BatchStatement.newInstance(DefaultBatchType.UNLOGGED, List.copyOf(statements)));
            }
            statements.clear();
            bytes = 0;
            partitions = 0;
        }
    }
}
