package dev.pandan.training;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.replay.Replay;
import dev.pandan.engine.replay.ReplayEvent;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.TableRow;
import dev.pandan.store.WindowRow;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.training.history.StoredProject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes the decisions about some flights as a server would, event by event in the order of arrival, and stores them with the events. */
final class LiveFlights {
    private final StoredProject project;
    private final List<StoredEvent> events = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<Key, byte[]> airports = new HashMap<>();

    LiveFlights(StoredProject project) {
        this.project = project;
        for (String stream : List.of("departures", "arrivals")) {
            for (Split split : project.store().eventSplits(stream, 2)) {
                try (Scan<StoredEvent> scan = project.store().scanEvents(split)) {
                    scan.forEachRemaining(events::add);
                }
            }
        }
        try (Scan<TableRow> scan = project.store().scanTable("airports")) {
            scan.forEachRemaining(row -> airports.put(row.key(), row.payload()));
        }
        events.sort(Comparator.comparingLong(StoredEvent::arrival));
    }

    List<StoredEvent> events() {
        return events;
    }

    /** Lets an arrival vanish from the log after it was read; its rows in the window tables stay. */
    void lose(String id) {
        gone.add(id);
    }

    /** Changes when an event arrived. */
    void change(String stream, String id, UnaryOperator<StoredEvent> change) {
        events.replaceAll(
                event -> event.stream().equals(stream) && event.id().equals(id) ? change.apply(event) : event);
        events.sort(Comparator.comparingLong(StoredEvent::arrival));
    }

    /**
     * @param fromMicros departures before are history: no decision is made
     * @param unread ids of arrivals that the server forgets to add to its windows
     */
    StoredProject decide(long fromMicros, Set<String> unread) {
        Map<String, byte[]> decisions = new HashMap<>();
        ProjectProgram program = project.program();
        RowCodec airport =
                new RowCodec(program.project().tables().get("airports").schema());
        List<byte[]> lookups = new ArrayList<>();
        Replay replay = new Replay(
                program,
                "late",
                (table, key, at) -> {
                    lookups.clear();
                    lookups.add(airports.get(key));
                    return airports.containsKey(key) ? airport.decode(airports.get(key)) : null;
                },
                ReplayOptions.asOfArrival().unlabelled(),
                (id, time, features, label, mature) ->
                        decisions.put(id, DecisionCodec.encode(decision(id, time, features, lookups))));
        Map<String, RowCodec> codecs = new HashMap<>();
        for (StoredEvent event : events) {
            if (event.stream().equals("arrivals") && unread.contains(event.id())) {
                continue;
            }
            RowCodec codec = codecs.computeIfAbsent(
                    event.stream(),
                    name -> new RowCodec(program.project().streams().get(name).schema()));
            boolean history = event.timeMicros() < fromMicros;
            replay.next(new ReplayEvent(
                    event.stream(),
                    event.id(),
                    event.timeMicros(),
                    event.arrival(),
                    codec.decode(event.payload()),
                    history));
        }
        return stored(decisions);
    }

    private static Decision decision(String id, long time, FeatureRow features, List<byte[]> lookups) {
        double score = features.values()[5] instanceof Float delay ? 1 / (1 + Math.exp(-delay / 30)) : 0.3;
        String action = score >= 0.6 ? "rebook" : "none";
        int rule = score >= 0.6 ? 0 : -1;
        return new Decision(
                "late",
                id,
                time,
                features,
                new ArrayList<>(lookups),
                score,
                action,
                rule,
                1,
                "test/1",
                0,
                new double[0]);
    }

    private StoredProject stored(Map<String, byte[]> decisions) {
        MemoryStore store = new MemoryStore();
        List<WindowTable> tables = project.program().tables();
        List<StoreLayout.WindowTableLayout> layouts = tables.stream()
                .map(table -> new StoreLayout.WindowTableLayout(table.name(), 86_400_000_000L))
                .toList();
        store.create(new StoreLayout(List.of("departures", "arrivals"), layouts, List.of("airports")))
                .join();
        List<StoredEvent> kept = events.stream()
                .filter(event -> !(event.stream().equals("arrivals") && gone.contains(event.id())))
                .toList();
        List<WindowRow> rows = events.stream()
                .filter(event -> gone.contains(event.id()) && event.stream().equals("arrivals"))
                .flatMap(event -> tables.stream()
                        .filter(table -> table.stream().equals("arrivals"))
                        .map(table -> windowRow(table, event)))
                .toList();
        store.write(kept.stream().map(event -> with(event, decisions)).toList(), rows)
                .join();
        return new StoredProject(
                project.program(), project.projectText(), store, project.address(), project.namespace());
    }

    private WindowRow windowRow(WindowTable table, StoredEvent event) {
        RowCodec codec = new RowCodec(
                project.program().project().streams().get("arrivals").schema());
        Key key = project.program()
                .newCode()
                .rowKey(project.program().tables().indexOf(table), codec.decode(event.payload()));
        return new WindowRow(
                table.name(), key, event.timeMicros(), event.id(), event.payload(), event.arrival(), false);
    }

    private static StoredEvent with(StoredEvent event, Map<String, byte[]> decisions) {
        byte[] decision = event.stream().equals("departures") ? decisions.get(event.id()) : null;
        return new StoredEvent(
                event.stream(),
                event.id(),
                event.timeMicros(),
                event.payload(),
                event.arrival(),
                event.arrivedAtMicros(),
                decision == null ? Map.of() : Map.of("late", decision));
    }
}
