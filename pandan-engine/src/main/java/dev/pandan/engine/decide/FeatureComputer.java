package dev.pandan.engine.decide;

import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.engine.window.WindowReading;
import dev.pandan.engine.window.WindowValues;
import dev.pandan.spec.row.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes the features of one decision: the same code online, event by event, and offline, in a replay. Not thread-safe. */
public final class FeatureComputer {
    private final DecisionProgram decision;
    private final DecisionCode code;
    private final WindowRead[] reads;
    private final int[] windows;
    private final Key[] keys;
    private final int[] useRead;
    private final int[] useAggregate;
    private final int[] lookupColumns;
    private final @Nullable Object[] input;
    private final int eventColumns;

    /** One window of the decision, with what is reused between events. */
    private record WindowRead(int table, int inTable, WindowReading reading) {}

    public FeatureComputer(ProjectProgram program, ProjectCode code, String decision) {
        this.decision = Objects.requireNonNull(program.decisions().get(decision), decision);
        this.code = code.decision(decision);
        List<Integer> windows = this.decision.windows();
        List<AggregateUse> uses = this.decision.aggregates();
        this.reads = windows.stream().map(window -> read(program, window)).toArray(WindowRead[]::new);
        this.windows = windows.stream().mapToInt(Integer::intValue).toArray();
        this.keys = new Key[this.windows.length];
        this.useRead =
                uses.stream().mapToInt(use -> windows.indexOf(use.window())).toArray();
        this.useAggregate = uses.stream().mapToInt(AggregateUse::aggregate).toArray();
        this.lookupColumns = this.decision.lookups().stream()
                .map(Lookup::schema)
                .mapToInt(schema -> schema.size())
                .toArray();
        this.eventColumns = Objects.requireNonNull(program.project().streams().get(this.decision.stream()))
                .schema()
                .size();
        this.input = new Object[eventColumns + Arrays.stream(lookupColumns).sum() + uses.size()];
    }

    private static WindowRead read(ProjectProgram program, int window) {
        Window spec = program.windows().get(window);
        int inTable = program.windowsOf(spec.table()).indexOf(spec);
        WindowReading reading = LogLayout.of(program, spec.table()).newReading(inTable);
        return new WindowRead(spec.table(), inTable, reading);
    }

    public DecisionProgram decision() {
        return decision;
    }

    public DecisionCode code() {
        return code;
    }

    /**
     * @param timeMicros the event's time
     * @param event the event's row
     * @param windows where windows are found
     * @param lookups one row per lookup, null if there is none
     */
    public FeatureRow compute(
            long timeMicros,
            @Nullable Object[] event,
            WindowSource windows,
            List<@Nullable Object @Nullable []> lookups) {
        System.arraycopy(event, 0, input, 0, eventColumns);
        int at = copyLookups(lookups, eventColumns);
        long[] rows = new long[reads.length];
        long[] hashes = new long[reads.length];
        code.windowKeys(this.windows, event, keys);
        for (int i = 0; i < reads.length; i++) {
            WindowReading reading = read(reads[i], keys[i], timeMicros, windows);
            rows[i] = reading.rows();
            hashes[i] = reading.hash();
        }
        for (int i = 0; i < useRead.length; i++) {
            input[at + i] = reads[useRead[i]].reading().result(useAggregate[i]);
        }
        return new FeatureRow(features(), rows, hashes);
    }

    /**
     * The same when the windows were read before.
     *
     * @param windows what each window held, in the order of the decision's windows
     */
    public FeatureRow compute(
            @Nullable Object[] event, List<WindowValues> windows, List<@Nullable Object @Nullable []> lookups) {
        System.arraycopy(event, 0, input, 0, eventColumns);
        int at = copyLookups(lookups, eventColumns);
        for (int i = 0; i < useRead.length; i++) {
            input[at + i] = windows.get(useRead[i]).aggregates()[useAggregate[i]];
        }
        long[] rows = windows.stream().mapToLong(WindowValues::rows).toArray();
        long[] hashes = windows.stream().mapToLong(WindowValues::hash).toArray();
        return new FeatureRow(features(), rows, hashes);
    }

    private @Nullable Object[] features() {
        @Nullable Object[] features = new Object[decision.features().size()];
        code.features(input, features);
        return features;
    }

    private int copyLookups(List<@Nullable Object @Nullable []> lookups, int start) {
        int at = start;
        for (int i = 0; i < lookupColumns.length; i++) {
            @Nullable Object @Nullable [] row = lookups.get(i);
            if (row == null) {
                Arrays.fill(input, at, at + lookupColumns[i], null);
            } else {
                System.arraycopy(row, 0, input, at, lookupColumns[i]);
            }
            at += lookupColumns[i];
        }
        return at;
    }

    private static WindowReading read(WindowRead read, Key key, long timeMicros, WindowSource windows) {
        KeyLog log = windows.log(read.table(), key);
        if (log == null) {
            read.reading().clear();
        } else {
            log.read(read.inTable(), timeMicros, read.reading());
        }
        return read.reading();
    }
}
