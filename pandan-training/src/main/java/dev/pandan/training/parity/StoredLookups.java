package dev.pandan.training.parity;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.replay.LookupSource;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands out the rows that a decision looked up when it was made: they are stored with it. Not thread-safe. */
final class StoredLookups implements LookupSource {
    private final List<RowCodec> codecs;
    private List<byte @Nullable []> rows = List.of();
    private int next;

    StoredLookups(DecisionProgram decision) {
        this.codecs = decision.lookups().stream()
                .map(lookup -> new RowCodec(lookup.schema()))
                .toList();
    }

    /**
     * What is asked for next.
     *
     * @param lookups of a decision, in the order in which the program declares them
     */
    void use(List<byte @Nullable []> lookups) {
        rows = lookups;
        next = 0;
    }

    @Override
    public @Nullable Object @Nullable [] row(String table, Key key, long atMicros) {
        int position = next++;
        byte[] row = position < rows.size() ? rows.get(position) : null;
        return row == null ? null : codecs.get(position).decode(row);
    }
}
