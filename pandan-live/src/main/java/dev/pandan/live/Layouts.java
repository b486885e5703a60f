package dev.pandan.live;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoreLayout.WindowTableLayout;
import java.util.List;

/** What a project needs in its database. */
public final class Layouts {
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long SHORTEST_BUCKET_MICROS = 6 * HOUR_MICROS;
    private static final long LONGEST_BUCKET_MICROS = 30 * 24 * HOUR_MICROS;

    private Layouts() {}

    /** A partition of a window table is as wide as its longest window, at least six hours and at most 30 days: a read touches two or three. */
    public static StoreLayout of(ProjectProgram program) {
        List<WindowTableLayout> windows = program.tables().stream()
                .map(table -> new WindowTableLayout(
                        table.name(),
                        Math.max(SHORTEST_BUCKET_MICROS, Math.min(LONGEST_BUCKET_MICROS, table.longestMicros()))))
                .toList();
        List<String> tables = program.project().tables().values().stream()
                .filter(table -> table.from().isEmpty())
                .map(table -> table.name())
                .toList();
        return new StoreLayout(List.copyOf(program.project().streams().keySet()), windows, tables);
    }
}
