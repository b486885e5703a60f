package dev.pandan.hbase;

import dev.pandan.store.StoreLayout;
import dev.pandan.store.async.Futures;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.ClusterMetrics.Option;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.NamespaceExistException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AsyncAdmin;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;

/** Makes what is missing of a layout. Several processes may do so at once. */
final class Creation {
    private static final int REGIONS_PER_SERVER = 4;
    private static final int MOST_REGIONS = 256;

    private final AsyncConnection connection;
    private final Settings settings;
    private final Names names;

    Creation(AsyncConnection connection, Settings settings, Names names) {
        this.connection = connection;
        this.settings = settings;
        this.names = names;
    }

    CompletableFuture<Void> create(StoreLayout layout) {
        AsyncAdmin admin = connection.getAdmin();
        return admin.listNamespaces()
                .thenCompose(namespaces -> namespaces.contains(names.namespace())
                        ? admin.listTableNamesByNamespace(names.namespace())
                        : ignoring(
                                        NamespaceExistException.class,
                                        admin.createNamespace(NamespaceDescriptor.create(names.namespace())
                                                .build()))
                                .thenApply(done -> List.<TableName>of()))
                .thenCompose(existing -> createMissing(admin, layout, new HashSet<>(existing)));
    }

    private CompletableFuture<Void> createMissing(AsyncAdmin admin, StoreLayout layout, Set<TableName> existing) {
        Map<TableName, Boolean> hashed = new LinkedHashMap<>();
        hashed.put(names.state(), false);
        layout.streams().forEach(stream -> hashed.put(names.events(stream), true));
        layout.windowTables().forEach(table -> hashed.put(names.window(table.name()), true));
        layout.tables().forEach(table -> hashed.put(names.table(table), false));
        hashed.keySet().removeAll(existing);
        return regions(admin, hashed.containsValue(true)).thenCompose(regions -> {
            List<CompletableFuture<Void>> creations = new ArrayList<>();
            hashed.forEach((table, split) -> creations.add(ignoring(
                    TableExistsException.class,
                    split && regions > 1
                            ? admin.createTable(description(table), borders(regions))
                            : admin.createTable(description(table)))));
            return Futures.all(creations).thenAccept(done -> {});
        });
    }

    private CompletableFuture<Integer> regions(AsyncAdmin admin, boolean needed) {
        if (!needed || settings.regions().isPresent()) {
            return CompletableFuture.completedFuture(settings.regions().orElse(1));
        }
        return admin.getClusterMetrics(EnumSet.of(Option.SERVERS_NAME))
                .thenApply(cluster -> Math.min(
                        MOST_REGIONS,
                        REGIONS_PER_SERVER
                                * Math.max(1, cluster.getServersName().size())));
    }

    private static TableDescriptor description(TableName table) {
        return TableDescriptorBuilder.newBuilder(table)
                .setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(Rows.FAMILY)
                        .setMaxVersions(1)
                        .setDataBlockEncoding(DataBlockEncoding.FAST_DIFF)
                        .build())
                .build();
    }

    /** Between equal parts of the hashes. */
    private static byte[][] borders(int regions) {
        byte[][] borders = new byte[regions - 1][];
        for (int i = 1; i < regions; i++) {
            borders[i - 1] = ByteBuffer.allocate(Rows.HASH_BYTES)
                    .putInt((int) ((1L << Integer.SIZE) * i / regions))
                    .array();
        }
        return borders;
    }

    /** Passes over the failure that says that someone else was faster. */
    private static CompletableFuture<Void> ignoring(
            Class<? extends Exception> harmless, CompletableFuture<Void> creation) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Futures.onEnd(creation, (done, failure) -> {
            if (failure == null || harmless.isInstance(Failures.unwrapped(failure))) {
                result.complete(null);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
