package dev.pandan.live.tile;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.engine.window.Tile;
import dev.pandan.engine.window.TileCodec;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How one window table is kept, in memory and in the store. Not thread-safe: it reuses a buffer. */
public final class TableForm {
    private final int table;
    private final WindowTable spec;
    private final LogLayout layout;
    private final ProjectCode code;
    private final RowCodec rows;
    private final TileCodec tiles;
    private final ToLongFunction<String> editions;
    private final @Nullable Object[] arguments;

    private TableForm(ProjectProgram program, int table, ProjectCode code, ToLongFunction<String> editions) {
        this.table = table;
        this.spec = program.tables().get(table);
        this.layout = LogLayout.of(program, table);
        this.code = code;
        this.rows =
                new RowCodec(Objects.requireNonNull(program.project().streams().get(spec.stream()))
                        .schema());
        this.tiles = new TileCodec(layout);
        this.editions = editions;
        this.arguments = new Object[spec.arguments().size()];
    }

    /**
     * The tables of a program.
     *
     * @param code of the thread that uses them
     * @param editions by name of the table; tiles of another edition are not read
     */
    public static List<TableForm> of(ProjectProgram program, ProjectCode code, ToLongFunction<String> editions) {
        return IntStream.range(0, program.tables().size())
                .mapToObj(table -> new TableForm(program, table, code, editions))
                .toList();
    }

    public WindowTable spec() {
        return spec;
    }

    public LogLayout layout() {
        return layout;
    }

    /** What aggregates read of a row; valid until the next call. */
    public @Nullable Object[] arguments(@Nullable Object[] values) {
        code.arguments(table, values, arguments);
        return arguments;
    }

    /** As {@link #arguments(Object[])} of a stored row. */
    public @Nullable Object[] arguments(WindowRow row) {
        return arguments(rows.decode(row.payload()));
    }

    /** What is in a stored tile; null if it cannot be used. */
    public @Nullable Tile tile(StoredTile stored) {
        Tile tile = new Tile(layout, stored.level(), stored.fromMicros(), stored.toMicros());
        return tiles.decode(stored.content(), editions.applyAsLong(spec.name()), tile) ? tile : null;
    }

    /** A tile as it is stored. */
    public StoredTile stored(Key key, Tile tile, long arrival) {
        byte[] content = tiles.encode(tile, editions.applyAsLong(spec.name()));
        return new StoredTile(spec.name(), key, tile.level(), tile.fromMicros(), tile.toMicros(), arrival, content);
    }
}
