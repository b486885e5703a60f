package dev.pandan.benchmarks.decide;

import dev.pandan.benchmarks.flights.FlightEvents;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.flights.FlightsModel;
import dev.pandan.live.Layouts;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Load;
import dev.pandan.live.LoadRow;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Registry;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** The live path as it is. */
final class Ours implements Side {
    private static final String STREAM = "departures";
    private static final long SEED = 43;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long WEEK_MICROS = 7 * 24 * 60 * MINUTE_MICROS;

    /** Nobody else wants the lease, and a machine that others load must not end the run. */
    private static final LeaseTimes LEASE =
            new LeaseTimes(Duration.ofSeconds(120), Duration.ofSeconds(2), System::nanoTime);

    private final Store store;
    private final LiveProject live;
    private final Departures departures;
    private Object[][] rows = {};

    private Ours(FlightsExample example, Store store, LiveProject live) {
        this.store = store;
        this.live = live;
        this.departures = new Departures(example);
    }

    /**
     * @param departures how many there will be: history reaches as far, so that no window runs empty
     */
    static Ours open(FlightsExample example, Store store, long departures) {
        store.create(Layouts.of(example.program())).join();
        store.putTableRows("airports", example.tableRows()).join();
        Registry registry = new Registry(store.objects(), Clock.systemUTC());
        BundleManifest bundle = registry.add(FlightsModel.bundle(example));
        registry.promote(FlightsExample.DECISION, bundle.version());
        LiveOptions options = LiveOptions.of(example.program(), store, registry, Clock.systemUTC(), "benchmark");
        LiveProject live = LiveProject.open(options.withLeaseTimes(LEASE));
        long from = FlightEvents.START - WEEK_MICROS;
        FlightEvents events = new FlightEvents(example.airports(), SEED);
        live.load(Load.of(LongStream.range(0, (Departures.end(departures) - from) / MINUTE_MICROS)
                .mapToObj(minute ->
                        (LoadRow) new LoadRow.Values("arrivals", events.arrival(from + minute * MINUTE_MICROS + 1)))
                .iterator()));
        return new Ours(example, store, live);
    }

    @Override
    public void prepare(int count) {
        rows = departures.next(count);
    }

    @Override
    public CompletableFuture<?> submit(int i) {
        return live.submit(Submission.of(STREAM, rows[i])).thenApply(Ours::accepted);
    }

    private static Outcome.Accepted accepted(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted
                && !accepted.repeated()
                && accepted.decisions().size() == 1
                && accepted.decisions().get(0).bundle() > 0) {
            return accepted;
        }
        throw new IllegalStateException("not decided: " + outcome);
    }

    /** What was stored for some of the prepared events. */
    List<StoredEvent> samples(int count) {
        return store.events(
                        STREAM,
                        LongStream.range(0, Math.min(count, rows.length))
                                .mapToObj(i -> (String) rows[(int) i][0])
                                .toList())
                .join();
    }

    @Override
    public Map<String, Long> contents() {
        Map<String, Long> found = new HashMap<>();
        for (Split split : store.eventSplits(STREAM, 4)) {
            try (Scan<StoredEvent> scan = store.scanEvents(split)) {
                scan.forEachRemaining(event -> {
                    if (event.decisions().containsKey(FlightsExample.DECISION)) {
                        found.put(event.id(), Contents.hash(event.timeMicros(), event.payload()));
                    }
                });
            }
        }
        return found;
    }

    @Override
    public void close() {
        live.close();
        store.close();
    }
}
