package dev.pandan.benchmarks.engine;

import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.flights.FlightsExample.Airport;
import dev.pandan.benchmarks.flights.FlightsModel;
import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.decide.Outcome;
import dev.pandan.engine.decide.Policy;
import dev.pandan.engine.decide.WindowSource;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.row.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The compiled program of the example, its windows in plain maps. */
final class ProgramEngine implements Engine {
    private static final int DROP_EVERY = 64;
    private static final long LATENESS_MICROS = 3_600_000_000L;

    private final FeatureComputer computer;
    private final ProjectCode code;
    private final Policy policy;
    private final Scorer scorer;
    private final List<Table> departures;
    private final List<Table> arrivals;
    private final List<Table> tables = new ArrayList<>();
    private final Map<Key, Object[]> airports = new HashMap<>();
    private final WindowSource source = this::log;
    private final List<Object[]> lookups = Arrays.asList(new Object[1][]);
    private @Nullable FeatureRow features;
    private double score;
    private @Nullable Outcome outcome;

    ProgramEngine(FlightsExample example) {
        ProjectProgram program = example.program();
        this.code = program.newCode();
        this.computer = new FeatureComputer(program, code, FlightsExample.DECISION);
        this.policy = new Policy(computer.decision(), computer.code());
        this.scorer = new LinearScorer(FlightsModel.of(example));
        for (int i = 0; i < program.tables().size(); i++) {
            tables.add(new Table(program, i));
        }
        this.departures =
                program.tablesOf("departures").stream().map(tables::get).toList();
        this.arrivals = program.tablesOf("arrivals").stream().map(tables::get).toList();
        for (Airport airport : example.airports()) {
            Object[] event = {"", 0L, airport.iata(), airport.iata(), 0};
            airports.put(computer.code().lookupKey(0, event), airport.row());
        }
    }

    /** The logs of one window table. */
    private static final class Table {
        final int number;
        final WindowTable spec;
        final LogLayout layout;
        final @Nullable Object[] arguments;
        final Map<Key, Log> logs = new HashMap<>();

        Table(ProjectProgram program, int number) {
            this.number = number;
            this.spec = program.tables().get(number);
            this.layout = LogLayout.of(program, number);
            this.arguments = new Object[spec.arguments().size()];
        }
    }

    private static final class Log {
        final KeyLog rows;
        int added;

        Log(LogLayout layout) {
            this.rows = new KeyLog(layout);
        }
    }

    @Override
    public void accept(EngineEvent event) {
        if (event.departure()) {
            decide(event);
        }
        long hash = Hash64.ofId((String) event.row()[0]);
        List<Table> targets = event.departure() ? departures : arrivals;
        for (int i = 0; i < targets.size(); i++) {
            add(targets.get(i), event, hash);
        }
    }

    private void decide(EngineEvent event) {
        Object[] row = event.row();
        Key airport = computer.code().lookupKey(0, row);
        FeatureRow computed = computer.compute(event.timeMicros(), row, source, lookups(airport));
        features = computed;
        score = scorer.score(computed.values());
        outcome = policy.decide(score, computed.values());
    }

    /** The one lookup, in a list that is used again. */
    private List<Object[]> lookups(Key airport) {
        lookups.set(0, airports.get(airport));
        return lookups;
    }

    private @Nullable KeyLog log(int table, Key key) {
        Log log = tables.get(table).logs.get(key);
        return log == null ? null : log.rows;
    }

    private void add(Table table, EngineEvent event, long hash) {
        Key key = code.rowKey(table.number, event.row());
        Log log = table.logs.get(key);
        if (log == null) {
            log = new Log(table.layout);
            table.logs.put(key, log);
        }
        code.arguments(table.number, event.row(), table.arguments);
        log.rows.insert(event.timeMicros(), (String) event.row()[0], hash, table.arguments);
        log.added++;
        if (log.added % DROP_EVERY == 0) {
            log.rows.dropBefore(event.timeMicros() - table.spec.longestMicros() - LATENESS_MICROS);
        }
    }

    @Override
    public void pinned(Runnable work) {
        code.pinned(work);
    }

    @Override
    public Decided last() {
        return new Decided(
                Objects.requireNonNull(features).values().clone(),
                score,
                Objects.requireNonNull(outcome).rule());
    }
}
