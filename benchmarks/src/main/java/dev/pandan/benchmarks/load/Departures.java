package dev.pandan.benchmarks.load;

import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.live.Layouts;
import dev.pandan.live.LoadRow;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.StoreLayout.WindowTableLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stream of departures and its one window table. Not thread-safe. */
final class Departures {
    static final String STREAM = "departures";

    private final StreamSpec stream;
    private final RowCodec codec;
    private final ProjectCode code;
    private final int tableNumber;
    private final WindowTable table;
    private final long bucketMicros;

    Departures(FlightsExample example) {
        this.stream =
                Objects.requireNonNull(example.program().project().streams().get(STREAM));
        this.codec = new RowCodec(stream.schema());
        this.code = example.program().newCode();
        this.tableNumber = example.program().tablesOf(STREAM).get(0);
        this.table = example.program().tables().get(tableNumber);
        this.bucketMicros = Layouts.of(example.program()).windowTables().stream()
                .filter(layout -> layout.name().equals(table.name()))
                .mapToLong(WindowTableLayout::bucketMicros)
                .findFirst()
                .orElseThrow();
        if (example.program().tablesOf(STREAM).size() != 1) {
            throw new IllegalStateException("departures have one window table in this benchmark");
        }
    }

    StreamSpec stream() {
        return stream;
    }

    String windowTable() {
        return table.name();
    }

    long bucket(long timeMicros) {
        return Math.floorDiv(timeMicros, bucketMicros);
    }

    /** The key in the window table of an event by its row. */
    Key key(byte[] payload) {
        return code.rowKey(tableNumber, codec.decode(payload));
    }

    LoadedRow row(LoadRow read, long arrival) {
        @Nullable Object[] values = ((LoadRow.Values) read).values();
        return new LoadedRow(
                (String) Objects.requireNonNull(values[stream.idPosition()]),
                (Long) Objects.requireNonNull(values[stream.timePosition()]),
                codec.encode(values),
                arrival,
                code.rowKey(tableNumber, values).bytes());
    }
}
