package dev.pandan.cli.verb;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Lookup;
import dev.pandan.live.text.Timestamps;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.row.RowCodec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows that a decision looked up, as they are stored with it. */
final class LookedUp {
    private LookedUp() {}

    /** One line per lookup: the version of the row that was read. */
    static TextTable table(Project project, DecisionProgram program, Decision found) {
        TextTable table = new TextTable("lookup", "table", "row held from");
        for (int i = 0; i < program.lookups().size(); i++) {
            Lookup lookup = program.lookups().get(i);
            TableSpec spec = Objects.requireNonNull(project.tables().get(lookup.table()), lookup.table());
            table.row(
                    lookup.name(),
                    lookup.table(),
                    heldFrom(spec, found.lookups().get(i)));
        }
        return table;
    }

    private static String heldFrom(TableSpec spec, byte @Nullable [] row) {
        if (row == null) {
            return "no row";
        }
        long from = spec.validFromMicros(new RowCodec(spec.schema()).decode(row));
        return from == Long.MIN_VALUE ? "ever" : Timestamps.format(from);
    }
}
