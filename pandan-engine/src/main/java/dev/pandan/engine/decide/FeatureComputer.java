package dev.pandan.engine.decide;

import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.WindowValues;
import dev.pandan.spec.row.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes the features of one decision: the same code online, event by event, and offline, in a replay. Not thread-safe. */
public final class FeatureComputer {
    private final ProjectProgram program;
    private final DecisionProgram decision;
    private final DecisionCode code;
    private final int[] windowInTable;
    private final @Nullable Object[] input;
    private final int eventColumns;

    public FeatureComputer(ProjectProgram program, ProjectCode code, String decision) {
        this.program = program;
        this.decision = Objects.requireNonNull(program.decisions().get(decision), decision);
        this.code = code.decision(decision);
        this.windowInTable = windowsInTables(program);
        this.eventColumns =
                program.project().streams().get(this.decision.stream()).schema().size();
        int lookupColumns = this.decision.lookups().stream()
                .mapToInt(lookup -> lookup.schema().size())
                .sum();
        this.input = new Object[eventColumns + lookupColumns + this.decision.aggregates().size()];
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
            long timeMicros, @Nullable Object[] event, WindowSource windows, List<@Nullable Object @Nullable []> lookups) {
        System.arraycopy(event, 0, input, 0, eventColumns);
        int at = eventColumns;
        for (int i = 0; i < lookups.size(); i++) {
            at = copyLookup(decision.lookups().get(i), lookups.get(i), at);
        }
        List<Integer> used = decision.windows();
        long[] rows = new long[used.size()];
        long[] hashes = new long[used.size()];
        @Nullable WindowValues[] values = new WindowValues[program.windows().size()];
        for (int i = 0; i < rows.length; i++) {
            int window = used.get(i);
            WindowValues read = read(window, timeMicros, event, windows);
            values[window] = read;
            rows[i] = read.rows();
            hashes[i] = read.hash();
        }
        for (AggregateUse use : decision.aggregates()) {
            input[at++] = Objects.requireNonNull(values[use.window()]).aggregates()[use.aggregate()];
        }
        @Nullable Object[] features = new Object[decision.features().size()];
        code.features(input, features);
        return new FeatureRow(features, rows, hashes);
    }

    private int copyLookup(Lookup lookup, @Nullable Object @Nullable [] row, int at) {
        int size = lookup.schema().size();
        if (row == null) {
            Arrays.fill(input, at, at + size, null);
        } else {
            System.arraycopy(row, 0, input, at, size);
        }
        return at + size;
    }

    private WindowValues read(int window, long timeMicros, @Nullable Object[] event, WindowSource windows) {
        Window spec = program.windows().get(window);
        Key key = code.windowKey(window, event);
        KeyLog log = windows.log(spec.table(), key);
        return log == null ? WindowValues.empty(spec) : log.values(windowInTable[window], timeMicros);
    }

    /** Position of each window among the windows of its table. */
    private static int[] windowsInTables(ProjectProgram program) {
        int[] next = new int[program.tables().size()];
        return program.windows().stream().mapToInt(w -> next[w.table()]++).toArray();
    }
}
