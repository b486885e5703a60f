package dev.pandan.hbase;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Key;
import dev.pandan.store.StoredTile;
import dev.pandan.store.TileStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;

/** Tiles in the window table, beside what they are made of: a row per tile, in the order of level (highest first) and start. */
final class HBaseTiles implements TileStore {
    private final Tables tables;
    private final Names names;
    private final Settings settings;

    HBaseTiles(Tables tables, Names names, Settings settings) {
        this.tables = tables;
        this.names = names;
        this.settings = settings;
    }

    @Override
    public CompletableFuture<Void> put(List<StoredTile> added) {
        return Failures.guarded(settings, () -> {
            Puts puts = new Puts(settings.durability());
            for (StoredTile tile : added) {
                puts.add(names.window(tile.table()), place(tile.key(), tile.level(), tile.fromMicros()), value(tile));
            }
            return puts.write(tables);
        });
    }

    void remove(StoredTile tile, Deletes deletes) {
        deletes.add(names.window(tile.table()), place(tile.key(), tile.level(), tile.fromMicros()));
    }

    @Override
    public CompletableFuture<List<StoredTile>> top(String table, Key key, int most) {
        return most <= 0
                ? CompletableFuture.completedFuture(List.of())
                : read(
                        table,
                        key,
                        new Scan()
                                .withStartRow(Rows.of(key, Rows.TILE, new byte[0]))
                                .withStopRow(Rows.of(key, Rows.TILE + 1, new byte[0]))
                                .setLimit(most));
    }

    @Override
    public CompletableFuture<List<StoredTile>> ofLevel(
            String table, Key key, int level, long fromMicros, long toMicros) {
        return fromMicros >= toMicros
                ? CompletableFuture.completedFuture(List.of())
                : read(
                        table,
                        key,
                        new Scan()
                                .withStartRow(place(key, level, fromMicros))
                                .withStopRow(place(key, level, toMicros)));
    }

    private CompletableFuture<List<StoredTile>> read(String table, Key key, Scan scan) {
        return Failures.guarded(settings, () -> tables.scanAll(names.window(table), scan)
                .thenApply(
                        rows -> rows.stream().map(row -> tile(table, key, row)).toList()));
    }

    private static StoredTile tile(String table, Key key, Result row) {
        ByteReader place = new ByteReader(Rows.afterKind(key, row.rawCells()[0]));
        int level = ~place.i32();
        long fromMicros = place.i64() ^ Long.MIN_VALUE;
        byte[] bytes = row.value();
        ByteReader value = new ByteReader(bytes);
        long toMicros = value.i64();
        long arrival = value.i64();
        byte[] content = value.raw(bytes.length - 2 * Long.BYTES);
        return new StoredTile(table, key, level, fromMicros, toMicros, arrival, content);
    }

    /** Levels are not negative: their complements, as unsigned bytes, are ordered the other way. */
    private static byte[] place(Key key, int level, long fromMicros) {
        ByteWriter place = new ByteWriter(Integer.BYTES + Long.BYTES);
        place.i32(~level);
        place.raw(Rows.ordered(fromMicros));
        return Rows.of(key, Rows.TILE, place.toBytes());
    }

    private static byte[] value(StoredTile tile) {
        ByteWriter out = new ByteWriter(2 * Long.BYTES + tile.content().length);
        out.i64(tile.toMicros());
        out.i64(tile.arrival());
        out.raw(tile.content());
        return out.toBytes();
    }
}
