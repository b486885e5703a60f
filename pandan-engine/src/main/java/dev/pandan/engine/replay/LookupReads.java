package dev.pandan.engine.replay;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Lookup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an event looks up. Not thread-safe. */
final class LookupReads {
    private final List<Lookup> declared;
    private final DecisionCode code;
    private final LookupSource source;

    LookupReads(DecisionProgram decision, DecisionCode code, LookupSource source) {
        this.declared = decision.lookups();
        this.code = code;
        this.source = source;
    }

    /** One row per lookup, null if there is none. */
    List<@Nullable Object @Nullable []> of(ReplayEvent event) {
        List<@Nullable Object @Nullable []> rows = new ArrayList<>(declared.size());
        for (int i = 0; i < declared.size(); i++) {
            rows.add(source.row(declared.get(i).table(), code.lookupKey(i, event.row()), event.timeMicros()));
        }
        return rows;
    }
}
