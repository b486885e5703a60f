package dev.pandan.live;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.cache.LookupCache;
import dev.pandan.live.model.LookupRow;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Store;
import dev.pandan.store.TableRow;
import dev.pandan.store.Versions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Finds rows of lookup tables, in memory or in the store. Owned by the loop. */
final class LookupReader {
    private static final int CAPACITY = 100_000;

    private final Store store;
    private final Continuation continuation;
    private final LongSupplier nanoClock;
    private final LookupCache cache;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<Wanted, List<Consumer<Version>>> reading = new HashMap<>();

    LookupReader(ProjectProgram program, LiveOptions options, Continuation continuation) {
        this.store = options.store();
        this.continuation = continuation;
        this.nanoClock = options.leaseTimes().nanoClock();
        this.cache =
                new LookupCache(CAPACITY, options.limits().lookupFreshness().toNanos());
        program.project().tables().values().forEach(spec -> tables.put(spec.name(), new Table(spec)));
    }

    /**
     * Finds the row that holds at a time.
     *
     * @param found called now or later
     */
    void find(DecisionProgram decision, int lookup, Key key, long atMicros, Consumer<LookupRow> found) {
        Lookup spec = decision.lookups().get(lookup);
        Table table = Objects.requireNonNull(tables.get(spec.table()), spec.table());
        LookupRow cached = cache.get(spec.table(), key, atMicros, nanoClock.getAsLong());
        if (cached != null) {
            found.accept(cached);
            return;
        }
        if (cache.isBefore(spec.table(), key, atMicros, nanoClock.getAsLong())) {
            older(table, key, atMicros, found);
            return;
        }
        newest(table, key, version -> {
            if (version.validFromMicros() <= atMicros) {
                found.accept(version.row());
            } else {
                older(table, key, atMicros, found);
            }
        });
    }

    private void older(Table table, Key key, long atMicros, Consumer<LookupRow> found) {
        continuation.then(read(table, key, atMicros), version -> found.accept(version.row()));
    }

    void clear() {
        cache.clear();
        reading.clear();
    }

    private void newest(Table table, Key key, Consumer<Version> found) {
        Wanted wanted = new Wanted(table.spec.name(), key);
        List<Consumer<Version>> waiting = reading.get(wanted);
        if (waiting != null) {
            waiting.add(found);
            return;
        }
        List<Consumer<Version>> first = new ArrayList<>(List.of(found));
        reading.put(wanted, first);
        continuation.then(read(table, key, Long.MAX_VALUE), version -> {
            cache.put(wanted.table(), key, version.validFromMicros(), version.row(), nanoClock.getAsLong());
            reading.remove(wanted);
            first.forEach(consumer -> consumer.accept(version));
        });
    }

    private CompletableFuture<Version> read(Table table, Key key, long atMicros) {
        Optional<String> from = table.spec.from();
        if (from.isEmpty()) {
            return store.tableRow(table.spec.name(), key, atMicros).thenApply(table::version);
        }
        @Nullable Object[] values = table.key.decode(key);
        if (Arrays.stream(values).anyMatch(Objects::isNull)) {
            return CompletableFuture.completedFuture(Version.NONE);
        }
        return foreign(table.spec, from.get(), values, atMicros).thenApply(table::foreign);
    }

    private CompletableFuture<Optional<@Nullable Object[]>> foreign(
            TableSpec spec, String from, @Nullable Object[] key, long atMicros) {
        ForeignTables tables = store.foreignTables().mapped(spec.mapping());
        return spec.validFrom()
                .map(column -> tables.version(from, spec.schema(), new Versions(spec.key(), column), key, atMicros))
                .orElseGet(() -> tables.row(from, spec.schema(), spec.key(), key));
    }

    /** Codecs of one table. */
    private static final class Table {
        final TableSpec spec;
        final RowCodec row;
        final KeyCodec key;

        Table(TableSpec spec) {
            this.spec = spec;
            this.row = new RowCodec(spec.schema());
            this.key = TableRows.keyCodec(spec);
        }

        Version version(Optional<TableRow> found) {
            return found.map(version -> new Version(
                            version.validFromMicros(), new LookupRow(row.decode(version.payload()), version.payload())))
                    .orElse(Version.NONE);
        }

        Version foreign(Optional<@Nullable Object[]> found) {
            if (found.isEmpty()) {
                return Version.NONE;
            }
            @Nullable Object[] values = found.get().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = Canonical.of(spec.schema().column(i).type(), values[i]);
            }
            return new Version(spec.validFromMicros(values), new LookupRow(values, row.encode(values)));
        }
    }

    private record Wanted(String table, Key key) {}

    private record Version(long validFromMicros, LookupRow row) {
        static final Version NONE = new Version(Long.MIN_VALUE, LookupRow.NONE);
    }
}
