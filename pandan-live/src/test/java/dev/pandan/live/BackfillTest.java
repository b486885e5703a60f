package dev.pandan.live;

import static dev.pandan.live.Live.accepted;
import static dev.pandan.live.Live.back;
import static dev.pandan.live.Live.order;
import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.store.memory.MemoryStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillTest {
    private final MemoryStore store = new MemoryStore();

    @Test
    void open_windowTableIsNew_isFilledFromTheLog() throws Exception {
        try (LiveProject live = LiveProject.open(options("orders_by_shop"))) {
            accepted(live, order("o-1", START, "a", 1));
            accepted(live, back("r-1", START, "a", 1));
        }
        try (LiveProject live = LiveProject.open(options("orders_by_other"))) {
            assertThat(rowsRead(live, "o-2", START + 1)).containsExactly(1, 1);
        }
        // The first table missed o-2 while it was not part of the project.
        try (LiveProject live = LiveProject.open(options("orders_by_shop"))) {
            assertThat(rowsRead(live, "o-3", START + 2)).containsExactly(2, 1);
        }
    }

    private static long[] rowsRead(LiveProject live, String id, long atMicros) throws Exception {
        return accepted(live, order(id, atMicros, "a", 1))
                .decisions()
                .get(0)
                .features()
                .rows();
    }

    private LiveOptions options(String ordersTable) {
        LiveOptions options = Live.options(store, TestModel.promoted(1));
        ProjectProgram program = options.program();
        WindowTable orders = program.tables().get(0);
        WindowTable named = new WindowTable(
                ordersTable,
                orders.stream(),
                orders.key(),
                orders.arguments(),
                orders.longestMicros(),
                orders.ordered());
        ProjectProgram other = new ProjectProgram(
                program.project(),
                program.fingerprint(),
                List.of(named, program.tables().get(1)),
                program.windows(),
                program.decisions(),
                program.code());
        return new LiveOptions(
                other,
                options.store(),
                options.champions(),
                options.clock(),
                options.holder(),
                options.address(),
                options.limits(),
                options.leaseTimes());
    }
}
