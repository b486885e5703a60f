package dev.pandan.benchmarks.load;

import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.cli.data.HistoryRows;
import dev.pandan.cli.data.RejectsFile;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Load;
import dev.pandan.live.LoadReport;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What {@code pandan load departures FILE} does once the database is up. */
final class PandanLoad implements LoadSide {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int SPLITS = 256;

    private final FlightsExample example;
    private final Departures departures;
    private final Store store;
    private final Set<Key> keys = new TreeSet<>();

    /**
     * @param store to be closed at the end
     */
    PandanLoad(FlightsExample example, Store store) {
        this.example = example;
        this.departures = new Departures(example);
        this.store = store;
    }

    @Override
    public void load(Path file) {
        Registry registry = new Registry(store.objects(), Clock.systemUTC());
        LiveOptions options = LiveOptions.of(example.program(), store, registry, Clock.systemUTC(), "")
                .withLeaseTimes(LeaseTimes.of(LEASE));
        try (LiveProject live = LiveProject.open(options);
                RejectsFile rejects = rejects(file);
                HistoryRows rows = new HistoryRows(departures.stream(), List.of(file), rejects)) {
            LoadReport report = live.load(new Load(
                    rows,
                    Optional.of("departures/" + file.getFileName()),
                    done -> {},
                    reject -> rejects.reject(reject.row(), reject.problem())));
            if (report.stored() != report.rows()) {
                throw new IllegalStateException("not all rows were loaded: " + report);
            }
        }
    }

    private RejectsFile rejects(Path file) {
        return new RejectsFile(
                file.resolveSibling("rejects.jsonl"), departures.stream().schema());
    }

    @Override
    public LoadedContent content() {
        LoadedContent content = new LoadedContent();
        for (Split split : store.eventSplits(Departures.STREAM, SPLITS)) {
            try (Scan<StoredEvent> events = store.scanEvents(split)) {
                events.forEachRemaining(event -> {
                    content.event(event.id(), event.timeMicros(), event.payload());
                    keys.add(departures.key(event.payload()));
                });
            }
        }
        for (Key key : keys) {
            store.windowRows(departures.windowTable(), key, Long.MIN_VALUE, Long.MAX_VALUE)
                    .join()
                    .forEach(row -> content.windowRow(row.key().bytes(), row.timeMicros(), row.id(), row.payload()));
        }
        return content;
    }

    @Override
    public void close() {
        store.close();
    }
}
