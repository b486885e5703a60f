package dev.pandan.benchmarks.features;

import dev.pandan.spec.row.RowCodec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.training.history.LogRow;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;

/** A flight is a departure and, as in {@code examples/flights}, an arrival whose time is derived. */
final class FlightRows implements FileRows {
    private static final long serialVersionUID = 1L;

    private static final long MICROS = 1_000_000;
    private static final long GROUND_SECONDS = 1_800;
    private static final long SECONDS_PER_MILE = 8;
    private static final long EARLIEST_MINUTES = -20;

    @Override
    public List<String> columns() {
        return List.of("date", "delay", "distance", "origin", "destination");
    }

    @Override
    public Reader reader(List<String> streams) {
        return new Flights(streams.indexOf("departures"), streams.indexOf("arrivals"));
    }

    private static final class Flights implements Reader {
        private final int departures;
        private final int arrivals;
        private final RowCodec departure = codec("distance");
        private final RowCodec arrival = codec("delay");

        Flights(int departures, int arrivals) {
            this.departures = departures;
            this.arrivals = arrivals;
        }

        private static RowCodec codec(String number) {
            return new RowCodec(new Schema(List.of(
                    new Column("flight_id", ColumnType.STRING),
                    new Column("at", ColumnType.TIMESTAMP),
                    new Column("origin", ColumnType.STRING),
                    new Column("destination", ColumnType.STRING),
                    new Column(number, ColumnType.INT))));
        }

        @Override
        public void read(InternalRow row, Consumer<LogRow> events) {
            String id = Long.toString(row.getLong(0));
            long departed = row.getLong(1);
            long delay = row.getLong(2);
            long distance = row.getLong(3);
            String origin = row.getUTF8String(4).toString();
            String destination = row.getUTF8String(5).toString();
            byte[] left = departure.encode(new Object[] {id, departed, origin, destination, (int) distance});
            events.accept(new LogRow(departures, id, departed, 0, 0, left, null));
            long flown = GROUND_SECONDS + distance * SECONDS_PER_MILE + Math.max(delay, EARLIEST_MINUTES) * 60;
            long arrived = departed + flown * MICROS;
            byte[] came = arrival.encode(new Object[] {id, arrived, origin, destination, (int) delay});
            events.accept(new LogRow(arrivals, id, arrived, 0, 0, came, null));
        }
    }
}
