package dev.pandan.store;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The tables of a database that has types itself, where a mapping gives columns other names. */
public final class RenamedTables implements ForeignTables {
    private final ForeignTables tables;
    private final TableMapping mapping;

    private RenamedTables(ForeignTables tables, TableMapping mapping) {
        this.tables = tables;
        this.mapping = mapping;
    }

    /**
     * @param database its name, for the refusal of encodings, which nothing needs there
     */
    public static ForeignTables of(ForeignTables tables, TableMapping mapping, String database) {
        if (mapping.isOfBytes()) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "mapping: encodings and row_key are of HBase, whose values have no types; " + database
                            + " has types (expected: only 'columns: {column: {at: ...}}')");
        }
        return mapping.isNone() ? tables : new RenamedTables(tables, mapping);
    }

    @Override
    public ForeignTables mapped(TableMapping other) {
        return tables.mapped(other);
    }

    private String name(String column) {
        return mapping.at(column).orElse(column);
    }

    private List<String> names(List<String> columns) {
        return columns.stream().map(this::name).toList();
    }

    private Schema renamed(Schema schema) {
        return new Schema(schema.columns().stream()
                .map(column -> new Column(name(column.name()), column.type()))
                .toList());
    }

    @Override
    public TableDescription describe(String table) {
        return tables.describe(table);
    }

    @Override
    public void check(String table, Schema schema) {
        tables.check(table, renamed(schema));
    }

    @Override
    public void checkKey(String table, Schema schema, List<String> keyColumns) {
        tables.checkKey(table, renamed(schema), names(keyColumns));
    }

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> row(
            String table, Schema schema, List<String> keyColumns, @Nullable Object[] key) {
        return tables.row(table, renamed(schema), names(keyColumns), key);
    }

    private Versions renamed(Versions versions) {
        return new Versions(names(versions.keyColumns()), name(versions.validFrom()));
    }

    @Override
    public void checkVersions(String table, Versions versions) {
        tables.checkVersions(table, renamed(versions));
    }

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> version(
            String table, Schema schema, Versions versions, @Nullable Object[] key, long atMicros) {
        return tables.version(table, renamed(schema), renamed(versions), key, atMicros);
    }

    @Override
    public List<Split> splits(String table, int wanted) {
        return tables.splits(table, wanted);
    }

    @Override
    public Scan<@Nullable Object[]> scan(Split split, Schema schema) {
        return tables.scan(split, renamed(schema));
    }

    @Override
    public Scan<@Nullable Object[]> newer(String table, Schema schema, String time, long fromMicros) {
        return tables.newer(table, renamed(schema), name(time), fromMicros);
    }

    @Override
    public Optional<ChangeFeed> changes(String table, Schema schema, String position) {
        return tables.changes(table, renamed(schema), position);
    }
}
