package dev.pandan.benchmarks.models;

import dev.pandan.benchmarks.flights.FlightEvents;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.flights.FlightsModel;
import dev.pandan.live.Layouts;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.live.json.AnswerWriter;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Registry;
import dev.pandan.store.Store;
import dev.pandan.store.memory.MemoryStore;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Decisions of the flights example in one process, windows and events in memory, each with its answer as JSON. */
final class DecisionSide implements AutoCloseable {
    private static final int IN_FLIGHT = 64;
    private static final long STEP_MICROS = 10_000_000;
    private static final long SEED = 42;

    private final Store store = new MemoryStore();
    private final LiveProject live;
    private final AnswerWriter answers;
    private long written;
    private final FlightEvents events;
    private long time = FlightEvents.START;

    DecisionSide(FlightsExample example, Model model) {
        this.events = new FlightEvents(example.airports(), SEED);
        store.create(Layouts.of(example.program())).join();
        store.putTableRows("airports", example.tableRows()).join();
        Registry registry = new Registry(store.objects(), Clock.systemUTC());
        BundleManifest bundle = registry.add(FlightsModel.bundle(example, model));
        registry.promote(FlightsExample.DECISION, bundle.version());
        this.live =
                LiveProject.open(LiveOptions.of(example.program(), store, registry, Clock.systemUTC(), "benchmark"));
        this.answers = new AnswerWriter(live.program());
    }

    /** An arrival and a departure that is decided about, again and again, one every ten seconds of event time. */
    void decide(int count) {
        Queue<CompletableFuture<Outcome>> open = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            submit(open, "arrivals", events.arrival(time));
            submit(open, "departures", events.departure(time + 1));
            time += STEP_MICROS;
        }
        open.forEach(this::answer);
    }

    /** Bytes of all answers. */
    long written() {
        return written;
    }

    private void submit(Queue<CompletableFuture<Outcome>> open, String stream, Object[] row) {
        if (open.size() == IN_FLIGHT) {
            answer(open.remove());
        }
        open.add(live.submit(Submission.of(stream, row)));
    }

    private void answer(CompletableFuture<Outcome> open) {
        if (!(open.join() instanceof Outcome.Accepted accepted)) {
            throw new IllegalStateException("not decided: " + open.join());
        }
        written += answers.accepted(null, accepted.id(), accepted.decisions(), accepted.repeated()).length;
    }

    @Override
    public void close() {
        live.close();
        store.close();
    }
}
