package dev.pandan.benchmarks.quality;

import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.StoredProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The flights of the example up to the moment from which its quickstart lets them happen live. Everybody is given the features that Pandan computes. */
final class FlightsData {
    private static final long UNTIL = Instant.parse("2001-03-14T11:27:00Z").getEpochSecond() * 1_000_000;
    /** Arrivals of the file that are so early that they are another day's. */
    private static final int EARLIEST_MINUTES = -120;

    private final FlightsExample example;
    private final Path folder;

    /**
     * @param home root of the repository
     */
    FlightsData(Path home) {
        this.example = FlightsExample.read(home);
        this.folder = home.resolve("examples/flights/data");
    }

    DataSet load(SparkSession spark) {
        Lesson lesson = Lessons.of(spark, store(spark), FlightsExample.DECISION);
        Table table = new Table(
                names(lesson, false),
                names(lesson, true),
                rows(lesson, lesson.training().collect()),
                rows(lesson, lesson.validation()));
        return new DataSet("flights", Target.BINARY, lesson, table);
    }

    private static List<String> names(Lesson lesson, boolean categories) {
        return lesson.features().stream()
                .filter(feature -> (feature.type() == FeatureType.CATEGORY) == categories)
                .map(Feature::name)
                .toList();
    }

    private static List<Table.Row> rows(Lesson lesson, List<FeatureExample> examples) {
        return examples.stream()
                .map(example -> {
                    List<@Nullable Object> numbers = new ArrayList<>();
                    List<@Nullable Object> categories = new ArrayList<>();
                    for (int i = 0; i < lesson.features().size(); i++) {
                        Object value = example.values()[i];
                        if (lesson.features().get(i).type() == FeatureType.CATEGORY) {
                            categories.add(value);
                        } else {
                            numbers.add(
                                    value instanceof Float number && Float.isFinite(number)
                                            ? (Double) (double) number
                                            : null);
                        }
                    }
                    numbers.addAll(categories);
                    return new Table.Row(numbers, example.labelNumber());
                })
                .toList();
    }

    private StoredProject store(SparkSession spark) {
        MemoryStore store = new MemoryStore();
        store.create(new StoreLayout(List.of("departures", "arrivals"), List.of(), List.of("airports")))
                .join();
        List<StoredEvent> events = new ArrayList<>(read(spark, "departures", "distance"));
        events.addAll(read(spark, "arrivals", "delay"));
        events.sort(Comparator.comparingLong(StoredEvent::timeMicros));
        List<StoredEvent> arrived = new ArrayList<>();
        for (StoredEvent event : events) {
            arrived.add(new StoredEvent(
                    event.stream(), event.id(), event.timeMicros(), event.payload(), arrived.size() + 1, 0, Map.of()));
        }
        store.write(arrived, List.of()).join();
        store.putTableRows("airports", example.tableRows()).join();
        StoreAddress address = new StoreAddress("memory", false, List.of(), "", Map.of());
        return new StoredProject(example.program(), example.text(), store, address, "flights");
    }

    private List<StoredEvent> read(SparkSession spark, String stream, String number) {
        Project project = example.program().project();
        String time = Objects.requireNonNull(project.streams().get(stream)).time();
        RowCodec codec = new RowCodec(
                Objects.requireNonNull(project.streams().get(stream)).schema());
        List<StoredEvent> events = new ArrayList<>();
        for (Row row : spark.read()
                .parquet(folder.resolve(stream + ".parquet").toString())
                .selectExpr("flight_id", "unix_micros(" + time + ") t", "origin", "destination", number)
                .collectAsList()) {
            long at = row.getLong(1);
            if (at < UNTIL && (!stream.equals("arrivals") || row.getInt(4) >= EARLIEST_MINUTES)) {
                Object[] values = {row.getString(0), at, row.getString(2), row.getString(3), row.getInt(4)};
                events.add(new StoredEvent(stream, row.getString(0), at, codec.encode(values), 0, 0, Map.of()));
            }
        }
        return events;
    }
}
