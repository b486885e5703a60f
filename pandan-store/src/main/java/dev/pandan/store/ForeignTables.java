package dev.pandan.store;

import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The user's own tables, read as they are and never written. Table names are {@code keyspace.table}, or {@code table} in the project's namespace. */
public interface ForeignTables {

    /** The same tables with their columns where a mapping says; {@code MISMATCH} for what this database has no meaning for. */
    ForeignTables mapped(TableMapping mapping);

    /** What the database knows about a table; {@code NOT_FOUND} if there is none. */
    TableDescription describe(String table);

    /** Checks that the table exists and has these columns with types that can be read as declared; throws with all that does not fit. */
    void check(String table, Schema schema);

    /** Checks, of a table that passed {@link #check}, that the database finds rows by these columns without reading the whole table; throws if not. */
    void checkKey(String table, Schema schema, List<String> keyColumns);

    /** One row by its key columns. */
    CompletableFuture<Optional<@Nullable Object[]>> row(
            String table, Schema schema, List<String> keyColumns, @Nullable Object[] key);

    /** Checks, of a table that passed {@link #check}, that a key and a time name at most one row there and that it can be found by them; throws if not. */
    void checkVersions(String table, Versions versions);

    /** The row of a key with the greatest {@code validFrom <= atMicros}; null there counts as since ever. */
    CompletableFuture<Optional<@Nullable Object[]>> version(
            String table, Schema schema, Versions versions, @Nullable Object[] key, long atMicros);

    /** Cuts a table into at least one and about {@code wanted} parts that cover every row exactly once. */
    List<Split> splits(String table, int wanted);

    /** Reads one part, in any order; each row has one value per column of the schema. To be closed. */
    Scan<@Nullable Object[]> scan(Split split, Schema schema);

    /**
     * Reads all rows whose time is at least this, in any order; others may be among them. To be closed.
     *
     * @param time timestamp column
     */
    Scan<@Nullable Object[]> newer(String table, Schema schema, String time, long fromMicros);

    /**
     * Begins to tell of new rows; empty: this database cannot. {@code NOT_FOUND}: it has forgotten the position.
     *
     * @param position of an earlier feed of this table; empty: from now on
     */
    Optional<ChangeFeed> changes(String table, Schema schema, String position);
}
