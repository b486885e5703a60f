package dev.pandan.benchmarks.load;

import dev.pandan.benchmarks.database.CassandraDatabase;
import dev.pandan.benchmarks.database.Database;
import dev.pandan.benchmarks.database.HBaseDatabase;
import dev.pandan.benchmarks.database.MongoDatabase;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.cli.data.HistoryRows;
import dev.pandan.cli.data.RejectsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the same file in the same way and does nothing but write its rows: no check of values or ids, no position to be taken up at, no lease. */
final class BareLoad implements LoadSide {
    private static final int CHUNK_ROWS = 20_000;

    private final Departures departures;
    private final BareRows rows;

    private BareLoad(Departures departures, BareRows rows) {
        this.departures = departures;
        this.rows = rows;
    }

    static BareLoad of(FlightsExample example, Database database, String namespace) {
        Departures departures = new Departures(example);
        if (database instanceof CassandraDatabase cassandra) {
            return new BareLoad(departures, new CassandraRows(cassandra.session(), namespace, departures));
        }
        return database instanceof MongoDatabase mongo
                ? new BareLoad(departures, new MongoRows(mongo.client(), namespace))
                : new BareLoad(departures, new HBaseRows(((HBaseDatabase) database).connection(), namespace));
    }

    @Override
    public void load(Path file) {
        try (RejectsFile rejects = new RejectsFile(
                        file.resolveSibling("none.jsonl"), departures.stream().schema());
                HistoryRows read = new HistoryRows(departures.stream(), List.of(file), rejects)) {
            List<LoadedRow> chunk = new ArrayList<>(CHUNK_ROWS);
            long arrival = 0;
            while (read.hasNext()) {
                chunk.add(departures.row(read.next(), ++arrival));
                if (chunk.size() == CHUNK_ROWS) {
                    rows.write(List.copyOf(chunk));
                    chunk.clear();
                }
            }
            rows.write(List.copyOf(chunk));
            rows.finish();
        }
    }

    @Override
    public LoadedContent content() {
        LoadedContent content = new LoadedContent();
        rows.read(content);
        return content;
    }

    @Override
    public void close() {
        rows.close();
    }
}
