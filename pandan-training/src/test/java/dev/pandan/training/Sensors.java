package dev.pandan.training;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.Replay;
import dev.pandan.engine.replay.ReplayEvent;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.expression.ProjectCompiler;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Readings of sensors, made up: spectra of four bands, some of them missing, cut short or with holes, and whether the sensor failed within the hour. */
final class Sensors {
    static final String TEXT = """
            pandan: 1
            name: sensors
            store: embedded:cassandra
            streams:
              readings:
                id: id
                time: at
                columns: {id: string, at: timestamp, sensor: string, level: double, spectrum: array<double>}
              checks:
                id: id
                time: at
                columns: {id: string, at: timestamp, failed: boolean}
            tables:
              sensors: {key: sensor, columns: {sensor: string, place: array<float>}}
            windows:
              history: {stream: readings, by: sensor, last: ever}
            decisions:
              failing:
                stream: readings
                lookups:
                  known: {table: sensors, key: sensor}
                features:
                  level: level
                  sensor: sensor
                  bands: {value: spectrum, size: 4}
                  place: {value: known.place, size: 2}
                  levels_before: array(previous(level) OVER history, avg(level) OVER history)
                  tilt: bands[0] - bands[3]
                  nothing: array_repeat(double(NULL), 3)
                label: {stream: checks, value: failed, within: 1h}
                model: {trainer: spark, algorithm: logistic_regression, params: {regParam: 0.001}}
                policy:
                  rules:
                    - when: score >= 0.5 AND bands[0] > -1
                      action: stop
                  otherwise: none
                  fallback: none
            """;
    static final int EVENTS = 4_000;
    private static final long SECOND = 1_000_000;

    private final ProjectProgram program =
            ProjectCompiler.compile(ProjectReader.read("pandan.yaml", TEXT, name -> null));
    private final RowCodec readings = codec("readings");
    private final RowCodec checks = codec("checks");
    private final RowCodec places =
            new RowCodec(program.project().tables().get("sensors").schema());
    private final Map<Key, byte[]> table = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(7);

    private RowCodec codec(String stream) {
        return new RowCodec(program.project().streams().get(stream).schema());
    }

    /** The log without decisions. */
    StoredProject load() {
        List<StoredEvent> events = new ArrayList<>();
        KeyCodec keys = new KeyCodec(List.of(ColumnType.STRING));
        for (int sensor = 0; sensor < 8; sensor++) {
            List<Float> place = Arrays.asList(sensor == 3 ? null : sensor * 0.1f, sensor - 4f);
            table.put(keys.encode(new Object[] {"s" + sensor}), places.encode(new Object[] {"s" + sensor, place}));
        }
        for (int i = 0; i < EVENTS; i++) {
            double[] bands = random.doubles(4, -2, 2).toArray();
            long at = i * 60L * SECOND;
            String id = "r" + i;
            Object[] reading = {id, at, "s" + random.nextInt(10), random.nextDouble(10), spectrum(bands)};
            boolean failed = 2 * bands[0] - bands[1] + bands[3] + random.nextDouble(-2, 2) > 1;
            events.add(new StoredEvent("readings", id, at, readings.encode(reading), 2L * i + 1, 0, Map.of()));
            events.add(new StoredEvent(
                    "checks",
                    id,
                    at + 30 * SECOND,
                    checks.encode(new Object[] {id, at + 30 * SECOND, failed}),
                    2L * i + 2,
                    0,
                    Map.of()));
        }
        return stored(events);
    }

    private @Nullable List<@Nullable Double> spectrum(double[] bands) {
        List<@Nullable Double> spectrum = new ArrayList<>();
        for (double band : bands) {
            spectrum.add(random.nextInt(20) == 0 ? null : (Double) band);
        }
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> spectrum.subList(0, 3);
            default -> spectrum;
        };
    }

    /** The log with a decision about every reading, made as a server would. */
    StoredProject decide(StoredProject project, UnaryOperator<Decision> change) {
        Map<String, Decision> decisions = new HashMap<>();
        List<byte[]> looked = new ArrayList<>();
        Replay replay = new Replay(
                program,
                "failing",
                (name, key, at) -> {
                    looked.clear();
                    looked.add(table.get(key));
                    return table.containsKey(key) ? places.decode(table.get(key)) : null;
                },
                ReplayOptions.asOfArrival().unlabelled(),
                (id, time, features, label, mature) -> decisions.put(
                        id,
                        new Decision(
                                "failing",
                                id,
                                time,
                                features,
                                new ArrayList<>(looked),
                                Double.NaN,
                                "none",
                                Decision.FALLBACK,
                                0,
                                "",
                                0,
                                new double[0])));
        List<StoredEvent> decided = new ArrayList<>();
        for (StoredEvent event : events(project)) {
            RowCodec codec = event.stream().equals("readings") ? readings : checks;
            replay.next(new ReplayEvent(
                    event.stream(),
                    event.id(),
                    event.timeMicros(),
                    event.arrival(),
                    codec.decode(event.payload()),
                    false));
            decided.add(
                    event.stream().equals("readings") ? with(event, change.apply(decisions.get(event.id()))) : event);
        }
        return stored(decided);
    }

    private static List<StoredEvent> events(StoredProject project) {
        List<StoredEvent> events = new ArrayList<>();
        for (String stream : List.of("readings", "checks")) {
            project.store().eventSplits(stream, 1).forEach(split -> {
                try (var scan = project.store().scanEvents(split)) {
                    scan.forEachRemaining(events::add);
                }
            });
        }
        events.sort((a, b) -> Long.compare(a.arrival(), b.arrival()));
        return events;
    }

    private static StoredEvent with(StoredEvent event, Decision decision) {
        return new StoredEvent(
                event.stream(),
                event.id(),
                event.timeMicros(),
                event.payload(),
                event.arrival(),
                0,
                Map.of("failing", DecisionCodec.encode(decision)));
    }

    private StoredProject stored(List<StoredEvent> events) {
        MemoryStore store = new MemoryStore();
        List<StoreLayout.WindowTableLayout> layouts = program.tables().stream()
                .map(table -> new StoreLayout.WindowTableLayout(table.name(), 86_400 * SECOND))
                .toList();
        store.create(new StoreLayout(List.of("readings", "checks"), layouts, List.of("sensors")))
                .join();
        store.write(events, List.of()).join();
        List<TableRow> rows = new ArrayList<>();
        table.forEach((key, payload) -> rows.add(new TableRow(key, Long.MIN_VALUE, payload)));
        store.putTableRows("sensors", rows).join();
        return new StoredProject(
                program, TEXT, store, new StoreAddress("memory", false, List.of(), "", Map.of()), "sensors");
    }
}
