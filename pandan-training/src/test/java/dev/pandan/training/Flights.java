package dev.pandan.training;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.TableRow;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.training.history.StoredProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The flights of the example, loaded into a store in memory. */
public final class Flights {
    static final Path FOLDER = Path.of(System.getProperty("pandan.examples", "../examples"), "flights");
    public static final long SPLIT = micros("2001-03-14T11:27:00Z");

    private Flights() {}

    static long micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000;
    }

    /** Everything that happened in {@code [from, to)}, arriving in the order of event time. */
    public static StoredProject load(SparkSession spark, long from, long to) throws IOException {
        String text = Files.readString(FOLDER.resolve("pandan.yaml"));
        Project project = ProjectReader.read("pandan.yaml", text, name -> null);
        ProjectProgram program = ProjectCompiler.compile(project);
        MemoryStore store = new MemoryStore();
        store.create(new StoreLayout(List.of("departures", "arrivals"), List.of(), List.of("airports")))
                .join();
        List<StoredEvent> events = new ArrayList<>(read(spark, project, "departures", "distance", from, to));
        events.addAll(read(spark, project, "arrivals", "delay", from, to));
        events.sort((a, b) -> Long.compare(a.timeMicros(), b.timeMicros()));
        for (int i = 0; i < events.size(); i++) {
            StoredEvent event = events.get(i);
            events.set(
                    i,
                    new StoredEvent(
                            event.stream(), event.id(), event.timeMicros(), event.payload(), i + 1, 0, Map.of()));
        }
        store.write(events, List.of()).join();
        store.putTableRows("airports", airports(project)).join();
        return new StoredProject(
                program, text, store, new StoreAddress("memory", false, List.of(), "", Map.of()), "flights");
    }

    private static List<StoredEvent> read(
            SparkSession spark, Project project, String stream, String number, long from, long to) {
        String time = project.streams().get(stream).time();
        RowCodec codec = new RowCodec(project.streams().get(stream).schema());
        List<StoredEvent> events = new ArrayList<>();
        for (Row row : spark.read()
                .parquet(FOLDER.resolve("data/" + stream + ".parquet").toString())
                .selectExpr("flight_id", "unix_micros(" + time + ") t", "origin", "destination", number)
                .collectAsList()) {
            long at = row.getLong(1);
            boolean possible = !stream.equals("arrivals") || row.getInt(4) >= -120;
            if (from <= at && at < to && possible) {
                Object[] values = {row.getString(0), at, row.getString(2), row.getString(3), row.getInt(4)};
                events.add(new StoredEvent(stream, row.getString(0), at, codec.encode(values), 0, 0, Map.of()));
            }
        }
        return events;
    }

    private static List<TableRow> airports(Project project) throws IOException {
        RowCodec codec = new RowCodec(project.tables().get("airports").schema());
        KeyCodec keys = new KeyCodec(List.of(ColumnType.STRING));
        List<TableRow> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("data/airports.csv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = line.split(",", -1);
            Key key = keys.encode(new Object[] {cells[0]});
            Object[] values = {cells[0], cells[1], Double.valueOf(cells[2]), Double.valueOf(cells[3])};
            rows.add(new TableRow(key, Long.MIN_VALUE, codec.encode(values)));
        }
        return rows;
    }
}
