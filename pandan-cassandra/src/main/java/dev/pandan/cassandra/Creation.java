package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.pandan.store.StoreLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes what is missing of a layout, one statement after the other: concurrent changes of the schema collide. */
final class Creation {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_REPLICAS = 3;

    private final CqlSession session;
    private final Settings settings;
    private final Names names;

    Creation(CqlSession session, Settings settings, Names names) {
        this.session = session;
        this.settings = settings;
        this.names = names;
    }

    CompletableFuture<Void> create(StoreLayout layout) {
        return existing().thenCompose(existing -> {
            List<String> statements = new ArrayList<>();
            if (existing.isEmpty()) {
                statements.add(keyspace());
            }
            tables(layout).forEach((table, cql) -> {
                if (!existing.contains(table)) {
                    statements.add(cql);
                }
            });
            return statements.isEmpty() ? done() : all(statements).thenCompose(nothing -> afterChange());
        });
    }

    private String keyspace() {
        int nodes = session.getMetadata().getNodes().size();
        int replication = settings.replication().orElse(Math.min(MOST_REPLICAS, nodes));
        return Ddl.keyspace(names.keyspace(), Sessions.localDc(session, settings), replication);
    }

    private Map<String, String> tables(StoreLayout layout) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("layout", Ddl.layout(names.qualified("layout")));
        tables.put("lease", Ddl.lease(names.qualified("lease")));
        tables.put("journal", Ddl.journal(names.qualified("journal")));
        tables.put("journal_slots", Ddl.journalSlots(names.qualified("journal_slots")));
        tables.put("objects", Ddl.objects(names.qualified("objects")));
        tables.put("object_chunks", Ddl.chunks(names.qualified("object_chunks")));
        tables.put("cells", Ddl.cells(names.qualified("cells")));
        tables.put("buckets", Ddl.buckets(names.qualified("buckets")));
        tables.put("late_rows", Ddl.lateRows(names.qualified("late_rows")));
        tables.put("tiles", Ddl.tiles(names.qualified("tiles")));
        layout.streams().forEach(name -> tables.put(Names.local(names.events(name)), Ddl.events(names.events(name))));
        layout.windowTables()
                .forEach(table ->
                        tables.put(Names.local(names.window(table.name())), Ddl.window(names.window(table.name()))));
        layout.tables().forEach(name -> tables.put(Names.local(names.table(name)), Ddl.table(names.table(name))));
        return tables;
    }

    private CompletableFuture<Set<String>> existing() {
        SimpleStatement query = SimpleStatement.newInstance(
                        "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?", names.keyspace())
                .setPageSize(Integer.MAX_VALUE);
        return session.executeAsync(query)
                .thenApply(rows -> {
                    Set<String> found = new HashSet<>();
                    rows.currentPage().forEach(row -> found.add(Cells.text(row, 0)));
                    return found;
                })
                .toCompletableFuture();
    }

    private CompletionStage<Void> all(List<String> statements) {
        CompletionStage<Void> chain = done();
        for (String cql : statements) {
            chain = chain.thenCompose(nothing -> change(cql)).thenAccept(result -> {});
        }
        return chain;
    }

    private CompletionStage<AsyncResultSet> change(String cql) {
        return session.executeAsync(SimpleStatement.newInstance(cql).setTimeout(PATIENCE));
    }

    private CompletionStage<Void> afterChange() {
        CompletionStage<Boolean> agreed = session.checkSchemaAgreementAsync();
        return session.isSchemaMetadataEnabled()
                ? agreed.thenCompose(yes -> session.refreshSchemaAsync()).thenAccept(metadata -> {})
                : agreed.thenAccept(yes -> {});
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
