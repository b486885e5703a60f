package dev.pandan.training.batch;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.replay.LookupSource;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.training.history.LogRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what is looked up for the event that is being decided about. Not thread-safe. */
final class Collected implements LookupSource {
    private final LookupSource tables;
    private final List<RowCodec> codecs;
    private final List<byte @Nullable []> seen = new ArrayList<>();
    private byte @Nullable [] row;

    Collected(DecisionProgram decision, LookupSource tables) {
        this.tables = tables;
        this.codecs = decision.lookups().stream()
                .map(lookup -> new RowCodec(lookup.schema()))
                .toList();
    }

    /** Right before an event is decided about. */
    void begin(LogRow event) {
        seen.clear();
        row = event.arrival() == 0 ? event.payload() : null;
    }

    @Override
    public @Nullable Object @Nullable [] row(String table, Key key, long atMicros) {
        @Nullable Object @Nullable [] found = tables.row(table, key, atMicros);
        seen.add(found == null ? null : codecs.get(seen.size()).encode(found));
        return found;
    }

    UndecidedEvent of(String id, long timeMicros, FeatureRow features) {
        return new UndecidedEvent(id, timeMicros, features, seen, row);
    }
}
